with invoice_lines as (

    select * from {{ ref('fct_invoice_lines') }}

),

-- count corrections are no sales; services stand apart from goods
months as (

    select
        date_trunc('month', invoice_date)::date as month_start_date,
        sum(amount_gbp) filter (where line_type <> 'stock-adjustment') as billed_gbp,
        coalesce(sum(amount_gbp) filter (where line_type = 'sale'), 0) as sale_gbp,
        coalesce(sum(amount_gbp) filter (where line_type = 'service'), 0) as service_gbp,
        coalesce(sum(amount_gbp) filter (where line_type = 'credit'), 0) as credit_gbp,
        count(distinct invoice_no) filter (where line_type = 'sale') as invoice_count,
        count(*) as line_count,
        count(*) filter (where customer_key = 0) as unidentified_line_count
    from invoice_lines
    group by month_start_date

),

final as (

    select
        {{ date_key('month_start_date') }} as date_key,
        month_start_date,
        billed_gbp,
        sale_gbp,
        service_gbp,
        credit_gbp,
        sum(billed_gbp) over (
            partition by date_trunc('year', month_start_date) order by month_start_date
        ) as year_to_date_gbp,
        invoice_count,
        round(sale_gbp / nullif(invoice_count, 0), 2) as average_invoice_gbp,
        line_count,
        unidentified_line_count

    from months

)

select * from final
