with snapshots as (

    {{ rows_of_entered_dates(ref('stg_sales__sales_reps')) }}

),

versions as (
    {{ scd2_versions('snapshots', 'sales_rep_code', ['region_code', 'team', 'manager_code']) }}
),

newest as (

    select distinct on (sales_rep_code) *
    from snapshots
    order by sales_rep_code, partition_date desc

),

final as (

    select
        versions.sales_rep_code,
        newest.full_name,
        versions.region_code,
        versions.team,
        versions.manager_code,
        newest.hire_date,
        newest.leave_date,
        newest.is_active,
        versions.valid_from,
        versions.valid_to

    from versions
    inner join newest using (sales_rep_code)

)

select * from final
