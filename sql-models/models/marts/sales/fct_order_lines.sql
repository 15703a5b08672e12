with order_lines as (

    select * from {{ ref('int_order_lines_fulfilled') }}

),

customers as (

    select * from {{ ref('dim_customer') }}

),

products as (

    select * from {{ ref('dim_product') }}

),

regions as (

    select * from {{ ref('dim_region') }}

),

sales_reps as (

    select * from {{ ref('dim_sales_rep') }}

),

final as (

    select
        {{ date_key('order_lines.order_date') }} as date_key,
        order_lines.order_number,
        order_lines.line_number,
        coalesce(customers.customer_key, 0) as customer_key,
        coalesce(products.product_key, 0) as product_key,
        coalesce(regions.region_key, 0) as region_key,
        coalesce(sales_reps.sales_rep_key, 0) as sales_rep_key,
        order_lines.order_date,
        order_lines.promised_date,
        order_lines.first_delivered_date,
        order_lines.last_delivered_date,
        order_lines.channel,
        order_lines.promotion_code,
        order_lines.is_due,
        order_lines.is_on_time,
        order_lines.is_in_full,
        order_lines.is_otif,
        order_lines.quantity,
        order_lines.shipped_qty,
        order_lines.cancelled_qty,
        order_lines.returned_qty,
        order_lines.discount_percent,
        order_lines.gross_eur,
        order_lines.discount_eur,
        order_lines.net_eur,
        round(order_lines.quantity * products.standard_cost_eur, 4) as cost_eur

    from order_lines
    left join customers
        on customers.customer_code = order_lines.customer_code
        and customers.valid_from <= order_lines.order_date
        and customers.valid_to > order_lines.order_date
    left join products
        on products.product_code = order_lines.product_code
        and products.valid_from <= order_lines.order_date
        and products.valid_to > order_lines.order_date
    left join regions on regions.region_code = order_lines.region_code
    left join sales_reps
        on sales_reps.sales_rep_code = order_lines.sales_rep_code
        and sales_reps.valid_from <= order_lines.order_date
        and sales_reps.valid_to > order_lines.order_date

)

select * from final
