{{ config(materialized='table') }}

with rates as (

    {{ rows_of_entered_dates(ref('stg_finance__fx_rates')) }}

),

partitions as (

    select * from {{ ref('int_partitions_loaded') }}

),

days as (

    select day_at::date as rate_date
    from generate_series(
        (select min(partition_date) from partitions where source_name in ('sales', 'operations')),
        (select max(partition_date) from partitions where source_name in ('sales', 'operations')),
        interval '1 day'
    ) as day_at

),

currencies as (

    select distinct currency_code
    from rates

),

final as (

    select
        days.rate_date,
        currencies.currency_code,
        known.rate_eur

    from days
    cross join currencies
    -- the newest rate at or before the day; before the first loaded rate, the first one
    cross join lateral (
        select rates.rate_eur
        from rates
        where rates.currency_code = currencies.currency_code
        order by
            rates.rate_date <= days.rate_date desc,
            abs(days.rate_date - rates.rate_date)
        limit 1
    ) as known

)

select * from final
