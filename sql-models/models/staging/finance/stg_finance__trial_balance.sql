with source as (

    select * from {{ source('finance', 'trial_balance') }}

),

final as (

    select
        balance_date,
        entity_code,
        account_code,
        opening_eur,
        debit_eur,
        credit_eur,
        closing_eur,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
