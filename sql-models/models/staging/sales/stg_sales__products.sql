with source as (

    select * from {{ source('sales', 'products') }}

),

final as (

    select
        product_code,
        product_name,
        brand,
        category,
        sub_category,
        uom,
        list_price_eur,
        standard_cost_eur,
        launch_date,
        discontinue_date,
        is_active,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
