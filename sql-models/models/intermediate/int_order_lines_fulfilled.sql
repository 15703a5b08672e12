{{ config(materialized='table') }}

with order_lines as (

    {{ rows_of_entered_dates(ref('stg_sales__order_lines')) }}

),

orders as (

    {{ rows_of_entered_dates(ref('stg_sales__orders')) }}

),

deliveries as (

    select * from {{ ref('int_deliveries_summed') }}

),

rates as (

    select * from {{ ref('int_fx_rates_filled') }}

),

partitions as (

    select * from {{ ref('int_partitions_loaded') }}

),

-- a promise can be judged up to the newest loaded day of deliveries
horizon as (

    select max(partition_date) as last_delivery_date
    from partitions
    where source_name = 'operations'
        and dataset = 'deliveries'

),

joined as (

    select
        order_lines.*,
        orders.customer_code,
        orders.region_code,
        orders.sales_rep_code,
        orders.channel,
        orders.promotion_code,
        rates.rate_eur,
        coalesce(deliveries.shipped_qty, 0) as shipped_qty,
        coalesce(deliveries.shipped_on_time_qty, 0) as shipped_on_time_qty,
        coalesce(deliveries.cancelled_qty, 0) as cancelled_qty,
        coalesce(deliveries.returned_qty, 0) as returned_qty,
        deliveries.first_delivered_date,
        deliveries.last_delivered_date,
        coalesce(order_lines.promised_date <= horizon.last_delivery_date, false) as is_due

    from order_lines
    left join orders using (order_number, order_date)
    left join deliveries using (order_number, line_number)
    left join rates
        on rates.rate_date = order_lines.order_date
        and rates.currency_code = order_lines.currency_code
    cross join horizon

),

final as (

    select
        order_number,
        line_number,
        order_date,
        promised_date,
        customer_code,
        product_code,
        region_code,
        sales_rep_code,
        channel,
        promotion_code,
        quantity,
        discount_percent,
        net_amount,
        round(quantity * list_price * rate_eur, 4) as gross_eur,
        round(quantity * list_price * rate_eur, 4)
        - round(net_amount * rate_eur, 4) as discount_eur,
        round(net_amount * rate_eur, 4) as net_eur,
        shipped_qty,
        cancelled_qty,
        returned_qty,
        first_delivered_date,
        last_delivered_date,
        is_due,
        is_due and coalesce(first_delivered_date <= promised_date, false) as is_on_time,
        is_due and shipped_qty >= {{ var('in_full_share') }} * quantity as is_in_full,
        is_due and shipped_on_time_qty >= {{ var('in_full_share') }} * quantity as is_otif

    from joined

)

select * from final
