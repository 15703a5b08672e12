with products as (

    select * from {{ ref('int_products_versioned') }}

),

known as (

    select
        {{ surrogate_key(['product_code', 'valid_from::text']) }} as product_key,
        product_code,
        product_name,
        brand,
        category,
        sub_category,
        case
            when list_price_eur < 50 then 'Budget'
            when list_price_eur < 200 then 'Mid-range'
            else 'Premium'
        end as price_band,
        uom,
        list_price_eur,
        standard_cost_eur,
        launch_date,
        discontinue_date,
        is_active,
        valid_from,
        valid_to,
        valid_to = date '9999-12-31' as is_current

    from products

),

final as (

    select * from known

    union all

    select
        0, '?', 'Unknown', '?', 'Unknown', 'Unknown', 'Unknown', '?',
        null::numeric, null::numeric, null::date, null::date, false,
        date '1900-01-01', date '9999-12-31', true

)

select * from final
