{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ forget_stale_dates(
        'run_date', 'operations', 'production_runs', has_product=true
    ) }}",
) }}

with runs as (

    {{ rows_of_missing_dates(
        ref('int_production_runs_measured'), 'run_date', 'operations', 'production_runs'
    ) }}

),

products as (

    select * from {{ ref('dim_product') }}

),

final as (

    select
        {{ date_key('runs.run_date') }} as date_key,
        runs.run_number,
        coalesce(products.product_key, 0) as product_key,
        {{ surrogate_key(['runs.warehouse_code']) }} as warehouse_key,
        runs.run_date,
        runs.line_code,
        runs.run_type,
        runs.planned_qty,
        runs.good_qty,
        runs.scrapped_qty,
        runs.machine_minutes,
        runs.downtime_minutes,
        runs.standard_minutes,
        runs.load_id

    from runs
    left join products
        on products.product_code = runs.product_code
        and products.valid_from <= runs.run_date
        and products.valid_to > runs.run_date

)

select * from final
