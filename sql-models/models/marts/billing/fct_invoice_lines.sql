{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ forget_stale_dates('invoice_date', 'invoices', 'invoices') }}",
) }}

with invoice_lines as (

    {{ rows_of_missing_dates(
        ref('int_invoice_lines_classified'), 'invoice_date', 'invoices', 'invoices'
    ) }}

),

statuses as (

    select * from {{ ref('dim_status') }}

),

final as (

    select
        {{ date_key('invoice_lines.invoice_date') }} as date_key,
        invoice_lines.record_number,
        {{ surrogate_key(['invoice_lines.stock_code']) }} as item_key,
        case
            when invoice_lines.customer_id is null then 0
            else {{ surrogate_key(['invoice_lines.customer_id']) }}
        end as customer_key,
        coalesce(statuses.status_key, 0) as status_key,
        invoice_lines.invoice_date,
        invoice_lines.invoice_no,
        invoice_lines.country,
        invoice_lines.line_type,
        invoice_lines.is_repeat,
        invoice_lines.quantity,
        invoice_lines.unit_price_gbp,
        invoice_lines.amount_gbp,
        invoice_lines.invoiced_at,
        invoice_lines.load_id

    from invoice_lines
    left join statuses on statuses.status_code = invoice_lines.payment_status

)

select * from final
