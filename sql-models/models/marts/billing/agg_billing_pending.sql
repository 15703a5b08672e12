with invoice_lines as (

    select * from {{ ref('fct_invoice_lines') }}

),

statuses as (

    select * from {{ ref('dim_status') }}

),

customers as (

    select * from {{ ref('dim_invoice_customer') }}

),

final as (

    select
        customers.customer_key,
        customers.customer_code,
        count(distinct invoice_lines.invoice_no) as pending_invoice_count,
        sum(invoice_lines.amount_gbp) as pending_gbp,
        min(invoice_lines.invoice_date) as oldest_invoice_date

    from invoice_lines
    inner join statuses using (status_key)
    inner join customers using (customer_key)
    where statuses.is_open
    group by
        customers.customer_key,
        customers.customer_code

)

select * from final
