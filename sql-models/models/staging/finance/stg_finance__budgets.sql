with source as (

    select * from {{ source('finance', 'budgets') }}

),

final as (

    select
        budget_month,
        account_code,
        region_name,
        budget_eur,
        version,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
