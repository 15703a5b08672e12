with invoice_lines as (

    select * from {{ ref('fct_invoice_lines') }}

),

-- count corrections are no sales
cuts as (

    select
        date_key,
        count(*) as line_count,
        count(*) filter (where customer_key = 0) as unidentified_count,
        count(*) filter (where line_type = 'free') as free_count,
        sum(amount_gbp) filter (where line_type <> 'stock-adjustment') as amount_gbp,
        coalesce(sum(-amount_gbp) filter (where line_type = 'credit'), 0) as credit_gbp,
        coalesce(sum(amount_gbp) filter (where line_type = 'sale'), 0) as sale_gbp
    from invoice_lines
    group by date_key

),

final as (

    select
        cuts.date_key,
        kpi.kpi_code,
        'all' as cut_name,
        'all' as cut_value,
        kpi.numerator,
        kpi.denominator

    from cuts
    cross join lateral (
        values
            ('K38', amount_gbp, null),
            ('K40U', unidentified_count, line_count),
            ('K41', credit_gbp, sale_gbp),
            ('K42', free_count, line_count)
    ) as kpi (kpi_code, numerator, denominator)

)

select * from final
