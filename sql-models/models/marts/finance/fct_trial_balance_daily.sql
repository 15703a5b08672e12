{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ forget_stale_dates('balance_date', 'finance', 'trial_balance') }}",
) }}

with balances as (

    {{ rows_of_missing_dates(
        ref('int_trial_balances_signed'), 'balance_date', 'finance', 'trial_balance'
    ) }}

),

final as (

    select
        {{ date_key('balance_date') }} as date_key,
        {{ surrogate_key(['account_code']) }} as account_key,
        balance_date,
        entity_code,
        account_code,
        opening_eur,
        movement_eur,
        closing_eur,
        load_id

    from balances

)

select * from final
