{{ config(materialized='table') }}

{%- set daily_sources = var('daily_sources') %}

-- a load of a daily source may complete a date: whoever builds what stands below one table of a
-- new delivery builds this too. One data set of each source will do, for a delivery brings them all
-- depends_on: {{ ref('stg_sales__regions') }}
-- depends_on: {{ ref('stg_operations__warehouses') }}
-- depends_on: {{ ref('stg_finance__gl_accounts') }}

with partitions as (

    select * from {{ ref('stg_ledger__partitions') }}

),

load_tasks as (

    select * from {{ ref('stg_ledger__load_tasks') }}

),

-- a source that had nothing to send for a date has entered it too
entered as (

    select
        partition_date as entered_date,
        source_name
    from partitions

    union

    select
        day_at::date,
        source_name
    from load_tasks
    cross join lateral generate_series(first_date, last_date, interval '1 day') as day_at

),

final as (

    select entered_date

    from entered
    where source_name in ('{{ daily_sources | join("', '") }}')
    group by entered_date
    having count(*) = {{ daily_sources | length }}

)

select * from final
