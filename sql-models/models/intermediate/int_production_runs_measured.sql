with runs as (

    {{ rows_of_entered_dates(ref('stg_operations__production_runs')) }}

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
        standard_minutes_per_unit * (good_qty + scrapped_qty) as standard_minutes,
        load_id

    from runs

)

select * from final
