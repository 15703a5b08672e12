select 1 as id, 'one' as word from {{ ref('payments') }}
