with source as (

    select * from {{ source('sales', 'orders') }}

),

final as (

    select
        order_number,
        order_date,
        ordered_at,
        customer_code,
        region_code,
        sales_rep_code,
        channel,
        currency_code,
        promotion_code,
        requested_date,
        line_count,
        order_total,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
