with source as (

    select * from {{ source('invoices', 'invoices') }}

),

final as (

    select
        invoice_no,
        upper(trim(stock_code)) as stock_code,
        nullif(trim(description), '') as description,
        quantity,
        invoice_date as invoiced_at,
        unit_price as unit_price_gbp,
        customer_id,
        country,
        payment_status,
        _record as record_number,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
