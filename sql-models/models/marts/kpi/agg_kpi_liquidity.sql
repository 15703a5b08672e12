with cash_flows as (

    select * from {{ ref('fct_cash_flow_daily') }}

),

balances as (

    select * from {{ ref('fct_trial_balance_daily') }}

),

accounts as (

    select * from {{ ref('dim_gl_account') }}

),

journal_lines as (

    select * from {{ ref('fct_journal_lines') }}

),

operating as (

    select
        date_key,
        cash_flow_date,
        sum(amount_eur) as amount_eur
    from cash_flows
    where cash_flow_category = 'OPERATING'
    group by
        date_key,
        cash_flow_date

),

-- a shorter loaded history is scaled to the quarter
quarters as (

    select
        date_key,
        amount_eur,
        90 * avg(amount_eur) over (
            order by cash_flow_date range between interval '89 days' preceding and current row
        ) as quarter_eur
    from operating

),

invoiced as (

    select
        date_key,
        sum(amount_eur) as gross_eur
    from journal_lines
    where account_code = '1200'
        and entry_type = 'INV'
    group by date_key

),

positions as (

    select
        balances.date_key,
        sum(balances.closing_eur) filter (where accounts.account_code = '1000') as cash_eur,
        sum(balances.closing_eur) filter (
            where accounts.account_code = '1200'
        ) as receivables_eur,
        sum(balances.closing_eur) filter (
            where accounts.account_type = 'ASSET' and accounts.is_current
        ) as current_assets_eur,
        -sum(balances.closing_eur) filter (
            where accounts.account_type = 'LIABILITY' and accounts.is_current
        ) as current_liabilities_eur
    from balances
    inner join accounts using (account_key)
    group by date_key

),

final as (

    select
        date_key,
        kpi.kpi_code,
        'all' as cut_name,
        'all' as cut_value,
        kpi.numerator,
        kpi.denominator

    from positions
    inner join quarters using (date_key)
    left join invoiced using (date_key)
    cross join lateral (
        values
            ('K20', quarters.amount_eur, null),
            ('K21', quarters.quarter_eur, positions.current_liabilities_eur),
            ('K22', positions.cash_eur, null),
            ('K22R', positions.current_assets_eur, positions.current_liabilities_eur),
            ('K23', positions.receivables_eur, coalesce(invoiced.gross_eur, 0))
    ) as kpi (kpi_code, numerator, denominator)

)

select * from final
