with source as (

    select * from {{ source('finance', 'gl_accounts') }}

),

final as (

    select
        account_code,
        account_name,
        account_type,
        statement,
        normal_side,
        cash_flow_category,
        cash_flow_line,
        is_current,
        is_active,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
