select 'n' as note, 5.5::numeric(12,2) as amount, id from {{ ref('orders', v=1) }}
