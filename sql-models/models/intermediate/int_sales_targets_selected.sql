with snapshots as (

    {{ rows_of_entered_dates(ref('stg_sales__sales_targets')) }}

),

-- revisions arrive during the month: the newest snapshot of the month counts, as a whole
newest as (

    select
        target_month,
        max(partition_date) as partition_date
    from snapshots
    group by target_month

),

final as (

    select snapshots.*
    from snapshots
    inner join newest using (target_month, partition_date)

)

select * from final
