{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ forget_stale_dates('balance_date', 'finance', 'trial_balance') }}",
) }}

-- depends_on: {{ ref('int_partitions_loaded') }}

with balances as (

    select * from {{ ref('int_trial_balances_signed') }}

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
    {{ where_date_is_missing('balance_date') }}

)

select * from final
