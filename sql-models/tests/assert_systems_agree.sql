-- Two systems tell the same story: orders and lines (R4), movements and stock (R5, R6), deliveries
-- and postings (R7), stock and finished goods (R8). A warning: a refused row, kept as a reject, is
-- a difference too.
{{ config(severity='warn') }}

select *
from {{ ref('rec_control_totals') }}
where status = 'differs'
    and control_code in ('R4', 'R5', 'R6', 'R7', 'R8')
