with source as (

    select * from {{ source('operations', 'warehouses') }}

),

final as (

    select
        warehouse_code,
        warehouse_name,
        region_code,
        capacity_units,
        is_active,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
