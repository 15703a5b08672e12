select id, amount + 1 as amount, good from {{ ref('payments') }}
