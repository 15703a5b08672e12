with customers as (

    select * from {{ ref('int_customers_versioned') }}

),

regions as (

    select * from {{ ref('int_regions_consolidated') }}

),

-- people read marts freely, so addresses and numbers are masked here
known as (

    select
        {{ surrogate_key(
            ['customers.customer_code', 'customers.valid_from::text']
        ) }} as customer_key,
        customers.customer_code,
        customers.customer_name,
        customers.customer_type,
        customers.customer_segment,
        customers.industry,
        customers.channel,
        customers.region_code,
        coalesce(regions.region_name, 'Unknown') as region_name,
        customers.sales_rep_code,
        customers.currency_code,
        customers.payment_terms_days,
        customers.credit_limit_eur,
        regexp_replace(customers.email, '^(.).*@', '\1***@') as email_masked,
        '***' || right(customers.phone, 2) as phone_masked,
        customers.customer_since,
        customers.lost_since,
        customers.is_active,
        customers.valid_from,
        customers.valid_to,
        customers.valid_to = date '9999-12-31' as is_current

    from customers
    left join regions using (region_code)

),

final as (

    select * from known

    union all

    select
        0, '?', 'Unknown', '?', '?', null, '?', '?', 'Unknown', '?', '?',
        null::integer, null::numeric, null, null, null::date, null::date, false,
        date '1900-01-01', date '9999-12-31', true

)

select * from final
