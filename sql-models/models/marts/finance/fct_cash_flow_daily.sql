with balances as (

    select * from {{ ref('fct_trial_balance_daily') }}

),

accounts as (

    select * from {{ ref('dim_gl_account') }}

),

-- indirect method: what is not cash moves against cash; the result of the day is operating
lines as (

    select
        balances.balance_date,
        case
            when accounts.statement = 'PL' then 'OPERATING'
            else accounts.cash_flow_category
        end as category,
        case
            when accounts.statement = 'PL' then 'Result'
            else coalesce(accounts.cash_flow_line, accounts.account_name)
        end as cash_flow_line,
        -balances.movement_eur as amount_eur
    from balances
    inner join accounts using (account_key)
    where accounts.cash_flow_category <> 'CASH'

),

final as (

    select
        {{ date_key('balance_date') }} as date_key,
        balance_date as cash_flow_date,
        category as cash_flow_category,
        cash_flow_line,
        sum(amount_eur) as amount_eur

    from lines
    group by
        balance_date,
        category,
        cash_flow_line

)

select * from final
