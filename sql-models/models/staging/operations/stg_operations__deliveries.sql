with source as (

    select * from {{ source('operations', 'deliveries') }}

),

final as (

    select
        movement_number,
        movement_date,
        movement_type,
        order_number,
        line_number,
        product_code,
        customer_code,
        warehouse_code,
        promised_date,
        delivered_date,
        quantity,
        net_amount,
        currency_code,
        reason,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
