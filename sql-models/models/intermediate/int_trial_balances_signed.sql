with trial_balance as (

    {{ rows_of_entered_dates(ref('stg_finance__trial_balance')) }}

),

final as (

    select
        balance_date,
        entity_code,
        account_code,
        opening_eur,
        debit_eur - credit_eur as movement_eur,
        closing_eur,
        load_id

    from trial_balance

)

select * from final
