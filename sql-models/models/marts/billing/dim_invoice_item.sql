with invoice_lines as (

    select * from {{ ref('int_invoice_lines_classified') }}

),

-- the longest description names the item
known as (

    select distinct on (stock_code)
        {{ surrogate_key(['stock_code']) }} as item_key,
        stock_code,
        coalesce(description, stock_code) as item_name,
        is_service
    from invoice_lines
    order by
        stock_code,
        length(description) desc nulls last,
        description collate "C"

),

final as (

    select * from known

    union all

    select 0, '?', 'Unknown', false

)

select * from final
