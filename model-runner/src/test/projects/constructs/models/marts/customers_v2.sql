select 1 as id, 'x' as name from {{ ref('stg_customers') }}
