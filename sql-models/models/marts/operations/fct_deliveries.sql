with deliveries as (

    select * from {{ ref('int_deliveries_converted') }}

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

warehouses as (

    select * from {{ ref('dim_warehouse') }}

),

final as (

    select
        {{ date_key('deliveries.movement_date') }} as date_key,
        deliveries.movement_number,
        coalesce(customers.customer_key, 0) as customer_key,
        coalesce(products.product_key, 0) as product_key,
        coalesce(warehouses.warehouse_key, 0) as warehouse_key,
        coalesce(regions.region_key, 0) as region_key,
        deliveries.movement_date,
        deliveries.movement_type,
        deliveries.order_number,
        deliveries.line_number,
        deliveries.promised_date,
        deliveries.delivered_date,
        deliveries.reason,
        deliveries.days_late,
        deliveries.moved_qty,
        deliveries.quantity,
        deliveries.net_eur,
        round(deliveries.quantity * products.standard_cost_eur, 4) as cogs_eur,
        deliveries.load_id

    from deliveries
    left join customers
        on customers.customer_code = deliveries.customer_code
        and customers.valid_from <= deliveries.movement_date
        and customers.valid_to > deliveries.movement_date
    left join products
        on products.product_code = deliveries.product_code
        and products.valid_from <= deliveries.movement_date
        and products.valid_to > deliveries.movement_date
    left join regions on regions.region_code = customers.region_code
    left join warehouses on warehouses.warehouse_code = deliveries.warehouse_code

)

select * from final
