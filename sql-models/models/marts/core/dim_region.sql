with regions as (

    select * from {{ ref('int_regions_consolidated') }}

),

known as (

    select
        {{ surrogate_key(['region_code']) }} as region_key,
        region_code,
        region_name,
        country_code,
        country_name,
        city_name,
        currency_code

    from regions

),

final as (

    select * from known

    union all

    select 0, '?', 'Unknown', '?', 'Unknown', 'Unknown', '?'

)

select * from final
