with snapshots as (

    {{ rows_of_entered_dates(ref('stg_sales__products')) }}

),

versions as (
    {{ scd2_versions('snapshots', 'product_code', [
        'category', 'sub_category', 'list_price_eur', 'standard_cost_eur',
    ]) }}
),

newest as (

    select distinct on (product_code) *
    from snapshots
    order by product_code, partition_date desc

),

final as (

    select
        versions.product_code,
        newest.product_name,
        newest.brand,
        versions.category,
        versions.sub_category,
        newest.uom,
        versions.list_price_eur,
        versions.standard_cost_eur,
        newest.launch_date,
        newest.discontinue_date,
        newest.is_active,
        versions.valid_from,
        versions.valid_to

    from versions
    inner join newest using (product_code)

)

select * from final
