with kpis as (

    select * from {{ ref('kpi_daily') }}

),

monthly as (

    select * from {{ ref('fct_gl_monthly') }}

),

journal_lines as (

    select * from {{ ref('fct_journal_lines') }}

),

billed_lines as (

    select * from {{ ref('int_invoice_lines_classified') }}

),

invoice_lines as (

    select * from {{ ref('fct_invoice_lines') }}

),

-- money adds up over regions and categories; distinct orders do not
wholes as (

    select
        calendar_date,
        kpi_code,
        numerator
    from kpis
    where cut_name = 'all'
        and kpi_code in ('K01', 'K02', 'K34')

),

parts as (

    select
        calendar_date,
        kpi_code,
        cut_name,
        sum(numerator) as numerator
    from kpis
    where cut_name <> 'all'
    group by
        calendar_date,
        kpi_code,
        cut_name

),

posted as (

    select
        date_trunc('month', posting_date)::date as month_start_date,
        account_code,
        sum(amount_eur) as amount_eur
    from journal_lines
    group by
        month_start_date,
        account_code

),

summed as (

    select
        month_start_date,
        account_code,
        sum(amount_eur) as amount_eur
    from monthly
    group by
        month_start_date,
        account_code

),

billed as (

    select
        invoice_date,
        count(*) as line_count,
        count(distinct invoice_no) as invoice_count,
        sum(quantity * unit_price_gbp) as amount_gbp
    from billed_lines
    group by invoice_date

),

kept as (

    select
        invoice_date,
        count(*) as line_count,
        count(distinct invoice_no) as invoice_count,
        sum(amount_gbp) as amount_gbp
    from invoice_lines
    group by invoice_date

),

final as (

    select
        wholes.calendar_date as control_date,
        'R12' as control_code,
        wholes.kpi_code || ' by ' || parts.cut_name as subject,
        wholes.numerator as left_value,
        parts.numerator as right_value,
        abs(wholes.numerator - parts.numerator) as difference,
        0.00 as tolerance
    from wholes
    inner join parts using (calendar_date, kpi_code)

    union all

    select
        month_start_date, 'R12', 'fct_gl_monthly',
        sum(abs(posted.amount_eur)), sum(abs(summed.amount_eur)),
        sum(abs(posted.amount_eur - coalesce(summed.amount_eur, 0))), 0.00
    from posted
    left join summed using (month_start_date, account_code)
    group by month_start_date

    union all

    select
        invoice_date, 'R13', control.subject, control.left_value, control.right_value,
        abs(control.left_value - control.right_value), 0.00
    from billed
    full outer join kept using (invoice_date)
    cross join lateral (
        values
            ('lines', coalesce(billed.line_count, 0), coalesce(kept.line_count, 0)),
            ('invoices', coalesce(billed.invoice_count, 0), coalesce(kept.invoice_count, 0)),
            ('amount', coalesce(billed.amount_gbp, 0), coalesce(kept.amount_gbp, 0))
    ) as control (subject, left_value, right_value)

)

select * from final
