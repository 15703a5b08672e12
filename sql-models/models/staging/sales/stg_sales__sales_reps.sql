with source as (

    select * from {{ source('sales', 'sales_reps') }}

),

final as (

    select
        sales_rep_code,
        full_name,
        email,
        region_code,
        team,
        manager_code,
        hire_date,
        leave_date,
        is_active,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
