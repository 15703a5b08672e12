with source as (

    select * from {{ source('operations', 'production_runs') }}

),

final as (

    select
        run_number,
        run_date,
        product_code,
        warehouse_code,
        line_code,
        run_type,
        planned_qty,
        good_qty,
        scrapped_qty,
        machine_minutes,
        downtime_minutes,
        standard_minutes_per_unit,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
