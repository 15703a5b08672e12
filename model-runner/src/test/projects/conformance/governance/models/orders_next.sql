select id, amount, note from {{ ref('orders', version=2) }}
