with invoice_lines as (

    select * from {{ ref('int_invoice_lines_classified') }}

),

-- the country of the greatest business date
known as (

    select distinct on (customer_id)
        {{ surrogate_key(['customer_id']) }} as customer_key,
        customer_id as customer_code,
        country,
        min(invoice_date) over (partition by customer_id) as first_invoice_date
    from invoice_lines
    where customer_id is not null
    order by customer_id, invoice_date desc, record_number desc

),

final as (

    select * from known

    union all

    select 0, '?', 'Unknown', null::date

)

select * from final
