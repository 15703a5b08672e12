with orders as (

    select * from {{ ref('int_orders_fulfilled') }}

),

customers as (

    select * from {{ ref('dim_customer') }}

),

regions as (

    select * from {{ ref('dim_region') }}

),

sales_reps as (

    select * from {{ ref('dim_sales_rep') }}

),

final as (

    select
        {{ date_key('orders.order_date') }} as date_key,
        orders.order_number,
        coalesce(customers.customer_key, 0) as customer_key,
        coalesce(regions.region_key, 0) as region_key,
        coalesce(sales_reps.sales_rep_key, 0) as sales_rep_key,
        orders.order_date,
        orders.requested_date,
        orders.promised_date,
        orders.channel,
        orders.promotion_code,
        orders.is_due,
        orders.is_on_time,
        orders.is_in_full,
        orders.is_otif,
        orders.line_count,
        orders.order_value_eur,
        orders.ordered_at

    from orders
    left join customers
        on customers.customer_code = orders.customer_code
        and customers.valid_from <= orders.order_date
        and customers.valid_to > orders.order_date
    left join regions on regions.region_code = orders.region_code
    left join sales_reps
        on sales_reps.sales_rep_code = orders.sales_rep_code
        and sales_reps.valid_from <= orders.order_date
        and sales_reps.valid_to > orders.order_date

)

select * from final
