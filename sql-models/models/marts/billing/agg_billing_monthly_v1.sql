with months as (

    select * from {{ ref('agg_billing_monthly', v=2) }}

),

final as (

    select
        month_start_date,
        billed_gbp as sales_gbp,
        year_to_date_gbp as cumulative_gbp

    from months

)

select * from final
