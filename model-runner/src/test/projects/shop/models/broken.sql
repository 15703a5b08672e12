select nothing from {{ ref('stg_orders') }}
