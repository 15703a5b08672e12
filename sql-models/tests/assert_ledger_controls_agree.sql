-- The books of one system must agree with themselves to the cent: entries balance (R9), balances
-- follow from postings and from the evening before (R10), the balance sheet balances and cash flows
-- explain cash (R11), and marts lose nothing on the way (R12, R13).
select *
from {{ ref('rec_control_totals') }}
where status = 'differs'
    and control_code in ('R9', 'R10', 'R11', 'R12', 'R13')
