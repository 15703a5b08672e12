select id, customer, amount, ordered_on from {{ ref('orders') }}
