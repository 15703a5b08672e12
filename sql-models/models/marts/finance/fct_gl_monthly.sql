with journal_lines as (

    select * from {{ ref('fct_journal_lines') }}

),

budgets as (

    select * from {{ ref('int_budgets_selected') }}

),

regions as (

    select * from {{ ref('dim_region') }}

),

accounts as (

    select * from {{ ref('dim_gl_account') }}

),

-- budgets know sales regions, and Group for what no region answers for
placed as (

    select
        date_trunc('month', journal_lines.posting_date)::date as month_start_date,
        journal_lines.account_code,
        case regions.region_key when 0 then 'Group' else regions.region_name end as region_name,
        journal_lines.amount_eur
    from journal_lines
    inner join regions using (region_key)

),

actuals as (

    select
        month_start_date,
        account_code,
        region_name,
        sum(amount_eur) as amount_eur,
        count(*) as journal_line_count
    from placed
    group by
        month_start_date,
        account_code,
        region_name

),

planned as (

    select
        budget_month as month_start_date,
        account_code,
        region_name,
        sum(budget_eur) as budget_eur
    from budgets
    group by
        month_start_date,
        account_code,
        region_name

),

final as (

    select
        {{ date_key('month_start_date') }} as date_key,
        coalesce(accounts.account_key, 0) as account_key,
        month_start_date,
        account_code,
        region_name,
        coalesce(actuals.journal_line_count, 0) as journal_line_count,
        coalesce(actuals.amount_eur, 0) as amount_eur,
        planned.budget_eur

    from actuals
    full outer join planned using (month_start_date, account_code, region_name)
    left join accounts using (account_code)

)

select * from final
