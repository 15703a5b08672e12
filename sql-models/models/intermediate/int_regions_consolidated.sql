with snapshots as (

    {{ rows_of_entered_dates(ref('stg_sales__regions')) }}

),

-- attributes of the greatest business date, not of the last load
final as (

    select distinct on (region_code) *
    from snapshots
    order by region_code, partition_date desc

)

select * from final
