with source as (

    select * from {{ source('operations', 'inventory_snapshots') }}

),

final as (

    select
        snapshot_date,
        product_code,
        warehouse_code,
        opening_qty,
        good_qty,
        returned_qty,
        shipped_qty,
        adjusted_qty,
        closing_qty,
        standard_cost_eur,
        inventory_value_eur,
        average_age_days,
        provision_eur,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
