with snapshots as (

    {{ rows_of_entered_dates(ref('stg_finance__budgets')) }}

),

-- revisions arrive during the month: the newest snapshot of the month counts, as a whole
newest as (

    select
        budget_month,
        max(partition_date) as partition_date
    from snapshots
    group by budget_month

),

final as (

    select snapshots.*
    from snapshots
    inner join newest using (budget_month, partition_date)

)

select * from final
