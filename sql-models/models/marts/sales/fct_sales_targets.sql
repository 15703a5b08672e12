with targets as (

    select * from {{ ref('int_sales_targets_selected') }}

),

sales_reps as (

    select * from {{ ref('dim_sales_rep') }}

),

final as (

    select
        {{ date_key('targets.target_month') }} as date_key,
        coalesce(sales_reps.sales_rep_key, 0) as sales_rep_key,
        targets.target_month,
        targets.sales_rep_code,
        targets.category,
        targets.version as target_version,
        targets.target_revenue_eur as target_eur,
        targets.target_quantity as target_qty

    from targets
    left join sales_reps
        on sales_reps.sales_rep_code = targets.sales_rep_code
        and sales_reps.valid_from <= targets.partition_date
        and sales_reps.valid_to > targets.partition_date

)

select * from final
