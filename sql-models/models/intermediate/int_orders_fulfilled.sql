with orders as (

    {{ rows_of_entered_dates(ref('stg_sales__orders')) }}

),

order_lines as (

    select * from {{ ref('int_order_lines_fulfilled') }}

),

-- an order keeps its promise when every line does
summed as (

    select
        order_number,
        order_date,
        max(promised_date) as promised_date,
        sum(net_amount) as lines_total,
        sum(net_eur) as order_value_eur,
        count(*) as line_count,
        bool_and(is_due) as is_due,
        bool_and(is_on_time) as is_on_time,
        bool_and(is_in_full) as is_in_full,
        bool_and(is_otif) as is_otif
    from order_lines
    group by order_number, order_date

),

final as (

    select
        orders.order_number,
        orders.order_date,
        orders.ordered_at,
        orders.requested_date,
        summed.promised_date,
        orders.customer_code,
        orders.region_code,
        orders.sales_rep_code,
        orders.channel,
        orders.promotion_code,
        orders.currency_code,
        orders.order_total,
        coalesce(summed.lines_total, 0) as lines_total,
        coalesce(summed.order_value_eur, 0) as order_value_eur,
        orders.line_count as announced_line_count,
        coalesce(summed.line_count, 0) as line_count,
        coalesce(summed.is_due, false) as is_due,
        coalesce(summed.is_on_time, false) as is_on_time,
        coalesce(summed.is_in_full, false) as is_in_full,
        coalesce(summed.is_otif, false) as is_otif

    from orders
    left join summed using (order_number, order_date)

)

select * from final
