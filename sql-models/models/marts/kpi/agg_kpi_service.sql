with orders as (

    select * from {{ ref('fct_orders') }}

),

order_lines as (

    select * from {{ ref('fct_order_lines') }}

),

deliveries as (

    select * from {{ ref('fct_deliveries') }}

),

regions as (

    select * from {{ ref('dim_region') }}

),

products as (

    select * from {{ ref('dim_product') }}

),

-- service is judged on the promised date, and only where the promise is due
order_cuts as (

    select
        {{ date_key('orders.promised_date') }} as date_key,
        case grouping(regions.region_name) when 0 then 'region' else 'all' end as cut_name,
        coalesce(regions.region_name, 'all') as cut_value,
        count(*) filter (where orders.is_otif) as otif_count,
        count(*) as due_count
    from orders
    inner join regions using (region_key)
    where orders.is_due
    group by grouping sets ((orders.promised_date), (orders.promised_date, regions.region_name))

),

line_cuts as (

    select
        {{ date_key('order_lines.promised_date') }} as date_key,
        {{ cut_columns('regions.region_name', 'products.category') }},
        count(*) filter (where order_lines.is_otif) as otif_count,
        count(*) as due_count,
        sum(order_lines.shipped_qty) as shipped_qty,
        sum(order_lines.quantity) as quantity
    from order_lines
    inner join regions using (region_key)
    inner join products using (product_key)
    where order_lines.is_due
    group by {{ cut_groups(
        'order_lines.promised_date', 'regions.region_name', 'products.category'
    ) }}

),

delivery_cuts as (

    select
        deliveries.date_key,
        {{ cut_columns('regions.region_name', 'products.category') }},
        coalesce(
            sum(-deliveries.net_eur) filter (where movement_type = 'RETURN'), 0
        ) as returned_eur,
        sum(deliveries.net_eur) filter (where movement_type = 'SHIP') as shipped_eur
    from deliveries
    inner join regions using (region_key)
    inner join products using (product_key)
    group by {{ cut_groups('deliveries.date_key', 'regions.region_name', 'products.category') }}

),

final as (

    select
        date_key,
        'K26' as kpi_code,
        cut_name,
        cut_value,
        otif_count as numerator,
        due_count as denominator
    from order_cuts

    union all

    select date_key, 'K27', cut_name, cut_value, otif_count, due_count
    from line_cuts

    union all

    select date_key, 'K28', cut_name, cut_value, shipped_qty, quantity
    from line_cuts

    union all

    select date_key, 'K30', cut_name, cut_value, returned_eur, shipped_eur
    from delivery_cuts

)

select * from final
