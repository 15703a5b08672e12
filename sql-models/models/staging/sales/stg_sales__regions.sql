with source as (

    select * from {{ source('sales', 'regions') }}

),

final as (

    select
        region_code,
        country_code,
        country_name,
        region_name,
        city_name,
        currency_code,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
