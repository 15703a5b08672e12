with source as (

    select * from {{ source('sales', 'order_lines') }}

),

final as (

    select
        order_number,
        line_number,
        order_date,
        product_code,
        quantity,
        list_price,
        discount_percent,
        net_amount,
        currency_code,
        promised_date,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
