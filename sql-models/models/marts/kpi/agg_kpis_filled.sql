{{ config(materialized='table') }}

with measured as (

    select * from {{ ref('agg_kpis') }}

),

definitions as (

    select * from {{ ref('kpi_definitions') }}

),

partitions as (

    select * from {{ ref('int_partitions_loaded') }}

),

-- a balance stands on its own day; anything else is zero on a loaded day on which nothing happened
series as (

    select
        measured.kpi_code,
        measured.cut_name,
        measured.cut_value,
        definitions.source_name,
        definitions.dataset,
        definitions.is_ratio,
        min(measured.date_key) as first_date_key
    from measured
    inner join definitions using (kpi_code)
    where definitions.time_rule <> 'last'
    group by
        measured.kpi_code,
        measured.cut_name,
        measured.cut_value,
        definitions.source_name,
        definitions.dataset,
        definitions.is_ratio

),

quiet as (

    select
        {{ date_key('partitions.partition_date') }} as date_key,
        series.kpi_code,
        series.cut_name,
        series.cut_value,
        0 as numerator,
        case when series.is_ratio then 0 end as denominator
    from series
    inner join partitions using (source_name, dataset)
    where
        -- a region or category begins with its first row; the whole company with its first loaded day
        series.cut_name = 'all'
        or {{ date_key('partitions.partition_date') }} >= series.first_date_key

),

final as (

    select
        date_key,
        kpi_code,
        cut_name,
        cut_value,
        coalesce(measured.numerator, quiet.numerator) as numerator,
        coalesce(measured.denominator, quiet.denominator) as denominator

    from measured
    full outer join quiet using (date_key, kpi_code, cut_name, cut_value)

)

select * from final
