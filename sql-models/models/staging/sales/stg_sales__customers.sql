with source as (

    select * from {{ source('sales', 'customers') }}

),

final as (

    select
        customer_code,
        customer_name,
        customer_type,
        customer_segment,
        industry,
        channel,
        region_code,
        sales_rep_code,
        currency_code,
        payment_terms_days,
        credit_limit_eur,
        email,
        phone,
        customer_since,
        is_active,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
