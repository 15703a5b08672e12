select "Order ID" as id, "select" from {{ ref('quoted') }}
