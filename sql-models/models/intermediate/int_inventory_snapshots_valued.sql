with snapshots as (

    {{ rows_of_entered_dates(ref('stg_operations__inventory_snapshots')) }}

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
        provision_eur,
        average_age_days,
        average_age_days > {{ var('slow_moving_days') }} as is_slow_moving,
        load_id

    from snapshots

)

select * from final
