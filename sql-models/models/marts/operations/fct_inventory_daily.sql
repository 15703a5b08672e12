{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ forget_stale_dates(
        'snapshot_date', 'operations', 'inventory_snapshots', has_product=true
    ) }}",
) }}

with snapshots as (

    {{ rows_of_missing_dates(
        ref('int_inventory_snapshots_valued'), 'snapshot_date', 'operations', 'inventory_snapshots'
    ) }}

),

products as (

    select * from {{ ref('dim_product') }}

),

final as (

    select
        {{ date_key('snapshots.snapshot_date') }} as date_key,
        coalesce(products.product_key, 0) as product_key,
        {{ surrogate_key(['snapshots.warehouse_code']) }} as warehouse_key,
        snapshots.snapshot_date,
        snapshots.product_code,
        snapshots.warehouse_code,
        snapshots.is_slow_moving,
        snapshots.opening_qty,
        snapshots.good_qty,
        snapshots.returned_qty,
        snapshots.shipped_qty,
        snapshots.adjusted_qty,
        snapshots.closing_qty,
        snapshots.average_age_days as age_days,
        snapshots.standard_cost_eur,
        snapshots.inventory_value_eur as value_eur,
        snapshots.provision_eur,
        snapshots.load_id

    from snapshots
    left join products
        on products.product_code = snapshots.product_code
        and products.valid_from <= snapshots.snapshot_date
        and products.valid_to > snapshots.snapshot_date

)

select * from final
