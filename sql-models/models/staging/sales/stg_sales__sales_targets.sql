with source as (

    select * from {{ source('sales', 'sales_targets') }}

),

final as (

    select
        target_month,
        sales_rep_code,
        category,
        target_revenue_eur,
        target_quantity,
        version,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
