select id, name from {{ ref('customers_seed') }}
