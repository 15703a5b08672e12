-- Of an order line, shipped and cancelled quantity is at most what was ordered, and no more returns
-- than was shipped. A return may come after its shipment left the loaded history, so only lines
-- with shipments are judged.
select
    order_number,
    line_number,
    quantity,
    shipped_qty,
    cancelled_qty,
    returned_qty
from {{ ref('fct_order_lines') }}
where shipped_qty + cancelled_qty > quantity
    or returned_qty > shipped_qty and shipped_qty > 0
