with orders as (

    select * from {{ ref('int_orders_fulfilled') }}

),

deliveries as (

    select * from {{ ref('fct_deliveries') }}

),

journal_lines as (

    select * from {{ ref('fct_journal_lines') }}

),

order_totals as (

    select
        order_date as control_date,
        currency_code,
        sum(order_total) as left_value,
        sum(lines_total) as right_value,
        sum(abs(order_total - lines_total) + abs(announced_line_count - line_count)) as difference
    from orders
    group by
        order_date,
        currency_code

),

delivered as (

    select
        movement_date as control_date,
        coalesce(sum(net_eur) filter (where movement_type = 'SHIP'), 0) as shipped_eur,
        coalesce(sum(-net_eur) filter (where movement_type = 'RETURN'), 0) as returned_eur,
        coalesce(sum(cogs_eur), 0) as cogs_eur,
        count(distinct customer_key) as invoice_count
    from deliveries
    group by movement_date

),

posted as (

    select
        posting_date as control_date,
        coalesce(sum(-amount_eur) filter (where account_code = '4000'), 0) as shipped_eur,
        coalesce(sum(amount_eur) filter (where account_code = '4900'), 0) as returned_eur,
        coalesce(sum(amount_eur) filter (where account_code = '5000'), 0) as cogs_eur,
        count(*) filter (where account_code = '5000') as cost_line_count
    from journal_lines
    group by posting_date

),

-- conversion and cost are rounded once per invoice or posting, hence a cent for each
final as (

    select
        control_date,
        'R4' as control_code,
        currency_code as subject,
        left_value,
        right_value,
        difference,
        0.00 as tolerance
    from order_totals

    union all

    select control_date, 'R7', control.subject, control.left_value, control.right_value,
        abs(control.left_value - control.right_value), control.tolerance
    from delivered
    inner join posted using (control_date)
    cross join lateral (
        values
            ('4000', delivered.shipped_eur, posted.shipped_eur, 0.01 * delivered.invoice_count),
            ('4900', delivered.returned_eur, posted.returned_eur, 0.01 * delivered.invoice_count),
            ('5000', delivered.cogs_eur, posted.cogs_eur, 0.01 * posted.cost_line_count)
    ) as control (subject, left_value, right_value, tolerance)

)

select * from final
