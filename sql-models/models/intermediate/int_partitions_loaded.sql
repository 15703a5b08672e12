with partitions as (

    select * from {{ ref('stg_ledger__partitions') }}

),

dates as (

    select * from {{ ref('int_dates_entered') }}

),

final as (

    select
        source_name,
        dataset,
        partition_date,
        load_id,
        loaded_count,
        loaded_at

    from partitions
    where source_name not in ('{{ var("daily_sources") | join("', '") }}')
        or partition_date in (select entered_date from dates)

)

select * from final
