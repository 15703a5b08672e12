with snapshots as (

    {{ rows_of_entered_dates(ref('stg_sales__customers')) }}

),

versions as (
    {{ scd2_versions('snapshots', 'customer_code', [
        'customer_segment', 'sales_rep_code', 'region_code', 'payment_terms_days',
    ]) }}
),

newest as (

    select distinct on (customer_code) *
    from snapshots
    order by customer_code, partition_date desc

),

losses as (

    select
        customer_code,
        min(partition_date) as lost_since
    from snapshots
    where not is_active
    group by customer_code

),

final as (

    select
        versions.customer_code,
        newest.customer_name,
        newest.customer_type,
        versions.customer_segment,
        newest.industry,
        newest.channel,
        versions.region_code,
        versions.sales_rep_code,
        newest.currency_code,
        versions.payment_terms_days,
        newest.credit_limit_eur,
        newest.email,
        newest.phone,
        newest.customer_since,
        losses.lost_since,
        newest.is_active,
        versions.valid_from,
        versions.valid_to

    from versions
    inner join newest using (customer_code)
    left join losses using (customer_code)

)

select * from final
