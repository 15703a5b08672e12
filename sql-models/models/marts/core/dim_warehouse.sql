with warehouses as (

    select * from {{ ref('int_warehouses_consolidated') }}

),

known as (

    select
        {{ surrogate_key(['warehouse_code']) }} as warehouse_key,
        warehouse_code,
        warehouse_name,
        region_code,
        capacity_units,
        is_active

    from warehouses

),

final as (

    select * from known

    union all

    select 0, '?', 'Unknown', '?', null::integer, false

)

select * from final
