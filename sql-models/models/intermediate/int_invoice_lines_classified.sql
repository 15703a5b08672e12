with invoices as (

    select * from {{ ref('stg_invoices__invoices') }}

),

numbered as (

    select
        *,
        stock_code in (
            'POST', 'DOT', 'M', 'D', 'C2', 'S', 'BANK CHARGES', 'AMAZONFEE'
        ) as is_service,
        row_number() over (
            partition by
                partition_date, invoice_no, stock_code, description, quantity,
                invoiced_at, unit_price_gbp, customer_id, country, payment_status
            order by record_number
        ) as occurrence
    from invoices

),

final as (

    select
        partition_date as invoice_date,
        record_number,
        invoice_no,
        stock_code,
        description,
        is_service,
        customer_id,
        country,
        invoiced_at,
        -- the first that fits
        case
            when quantity < 0 and invoice_no not like 'C%' then 'stock-adjustment'
            when invoice_no like 'C%' then 'credit'
            when is_service then 'service'
            when unit_price_gbp = 0 then 'free'
            else 'sale'
        end as line_type,
        coalesce(
            payment_status, case when invoice_no like 'C%' then 'CANCELLED' end
        ) as payment_status,
        occurrence > 1 as is_repeat,
        quantity,
        unit_price_gbp,
        quantity * unit_price_gbp as amount_gbp,
        load_id

    from numbered

)

select * from final
