with invoice_lines as (

    select * from {{ ref('fct_invoice_lines') }}

),

statuses as (

    select * from {{ ref('dim_status') }}

),

-- count corrections are no sales
days as (

    select
        date_key,
        invoice_date,
        count(*) as line_count,
        count(*) filter (where customer_key = 0) as unidentified_count,
        count(*) filter (where line_type = 'free') as free_count,
        sum(amount_gbp) filter (where line_type <> 'stock-adjustment') as amount_gbp,
        coalesce(sum(-amount_gbp) filter (where line_type = 'credit'), 0) as credit_gbp,
        coalesce(sum(amount_gbp) filter (where line_type = 'sale'), 0) as sale_gbp,
        coalesce(sum(amount_gbp) filter (where statuses.is_open), 0) as pending_gbp
    from invoice_lines
    inner join statuses using (status_key)
    group by
        date_key,
        invoice_date

),

-- billing counts its year from January
running as (

    select
        *,
        sum(amount_gbp) over (
            partition by date_trunc('year', invoice_date) order by invoice_date
        ) as year_to_date_gbp,
        sum(pending_gbp) over (order by invoice_date) as open_gbp
    from days

),

final as (

    select
        running.date_key,
        kpi.kpi_code,
        'all' as cut_name,
        'all' as cut_value,
        kpi.numerator,
        kpi.denominator

    from running
    cross join lateral (
        values
            ('K38', amount_gbp, null),
            ('K39', year_to_date_gbp, null),
            ('K40', open_gbp, null),
            ('K40U', unidentified_count, line_count),
            ('K41', credit_gbp, sale_gbp),
            ('K42', free_count, line_count)
    ) as kpi (kpi_code, numerator, denominator)

)

select * from final
