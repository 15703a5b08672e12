select 1 as id, 'two' as word from {{ ref('payments') }}
