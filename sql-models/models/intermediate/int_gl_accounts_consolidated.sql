with snapshots as (

    {{ rows_of_entered_dates(ref('stg_finance__gl_accounts')) }}

),

-- attributes of the greatest business date, not of the last load
final as (

    select distinct on (account_code) *
    from snapshots
    order by account_code, partition_date desc

)

select * from final
