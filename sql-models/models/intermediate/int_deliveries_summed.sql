with deliveries as (

    {{ rows_of_entered_dates(ref('stg_operations__deliveries')) }}

),

final as (

    select
        order_number,
        line_number,
        coalesce(sum(quantity) filter (where movement_type = 'SHIP'), 0) as shipped_qty,
        coalesce(sum(quantity) filter (
            where movement_type = 'SHIP' and delivered_date <= promised_date
        ), 0) as shipped_on_time_qty,
        coalesce(sum(quantity) filter (where movement_type = 'CANCEL'), 0) as cancelled_qty,
        coalesce(sum(quantity) filter (where movement_type = 'RETURN'), 0) as returned_qty,
        min(delivered_date) filter (where movement_type = 'SHIP') as first_delivered_date,
        max(delivered_date) filter (where movement_type = 'SHIP') as last_delivered_date

    from deliveries
    group by order_number, line_number

)

select * from final
