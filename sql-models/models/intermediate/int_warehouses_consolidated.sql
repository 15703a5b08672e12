with snapshots as (

    {{ rows_of_entered_dates(ref('stg_operations__warehouses')) }}

),

-- attributes of the greatest business date, not of the last load
final as (

    select distinct on (warehouse_code) *
    from snapshots
    order by warehouse_code, partition_date desc

)

select * from final
