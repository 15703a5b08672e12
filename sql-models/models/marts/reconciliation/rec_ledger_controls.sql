with journal_lines as (

    select * from {{ ref('fct_journal_lines') }}

),

balances as (

    select * from {{ ref('fct_trial_balance_daily') }}

),

cash_flows as (

    select * from {{ ref('fct_cash_flow_daily') }}

),

accounts as (

    select * from {{ ref('dim_gl_account') }}

),

entries as (

    select
        posting_date as control_date,
        entry_number,
        coalesce(sum(amount_eur) filter (where amount_eur > 0), 0) as debit_eur,
        coalesce(sum(-amount_eur) filter (where amount_eur < 0), 0) as credit_eur
    from journal_lines
    group by
        posting_date,
        entry_number

),

postings as (

    select
        posting_date as balance_date,
        entity_code,
        account_code,
        sum(amount_eur) as amount_eur
    from journal_lines
    group by
        posting_date,
        entity_code,
        account_code

),

journal_days as (

    select distinct posting_date as balance_date
    from journal_lines

),

-- accounts of the result, and the transfer of the result, start each month at zero
rolled as (

    select
        balances.balance_date as control_date,
        accounts.statement,
        accounts.account_type,
        balances.account_code,
        balances.closing_eur,
        balances.opening_eur,
        balances.movement_eur,
        case when journal_days.balance_date is null
            then balances.movement_eur
            else coalesce(postings.amount_eur, 0)
        end as posted_eur,
        case
            when extract(day from balances.balance_date) = 1
                and (accounts.statement = 'PL' or balances.account_code = '3900')
                then 0
            else coalesce(evening_before.closing_eur, balances.opening_eur)
        end as evening_before_eur
    from balances
    inner join accounts using (account_key)
    left join journal_days on journal_days.balance_date = balances.balance_date
    left join postings
        on postings.balance_date = balances.balance_date
        and postings.entity_code = balances.entity_code
        and postings.account_code = balances.account_code
    left join balances as evening_before
        on evening_before.balance_date = balances.balance_date - 1
        and evening_before.entity_code = balances.entity_code
        and evening_before.account_code = balances.account_code

),

cash as (

    select
        cash_flow_date as control_date,
        sum(amount_eur) as amount_eur
    from cash_flows
    group by cash_flow_date

),

final as (

    select
        control_date,
        'R9' as control_code,
        'entries' as subject,
        sum(debit_eur) as left_value,
        sum(credit_eur) as right_value,
        sum(abs(debit_eur - credit_eur)) as difference,
        0.00 as tolerance
    from entries
    group by control_date

    union all

    select control_date, 'R9', 'trial balance', sum(closing_eur), 0, abs(sum(closing_eur)), 0.00
    from rolled
    group by control_date

    union all

    select
        control_date, 'R10', control.subject, sum(control.left_value), sum(control.right_value),
        sum(abs(control.left_value - control.right_value)), 0.00
    from rolled
    cross join lateral (
        values
            ('closing', opening_eur + posted_eur, closing_eur),
            ('opening', evening_before_eur, opening_eur)
    ) as control (subject, left_value, right_value)
    group by
        control_date,
        control.subject

    union all

    select
        control_date, 'R11', 'balance sheet',
        sum(closing_eur) filter (where account_type = 'ASSET'),
        -sum(closing_eur) filter (where account_type <> 'ASSET'),
        abs(sum(closing_eur)), 0.00
    from rolled
    group by control_date

    union all

    select
        control_date, 'R11', 'cash flow', cash.amount_eur, sum(rolled.movement_eur),
        abs(cash.amount_eur - sum(rolled.movement_eur)), 0.00
    from cash
    inner join rolled using (control_date)
    where rolled.account_code = '1000'
    group by
        control_date,
        cash.amount_eur

)

select * from final
