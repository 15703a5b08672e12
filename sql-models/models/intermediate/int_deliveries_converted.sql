with deliveries as (

    {{ rows_of_entered_dates(ref('stg_operations__deliveries')) }}

),

rates as (

    select * from {{ ref('int_fx_rates_filled') }}

),

-- a return counts against what was shipped, a cancellation moves no goods
signed as (

    select
        *,
        case movement_type when 'SHIP' then 1 when 'RETURN' then -1 else 0 end as direction
    from deliveries

),

final as (

    select
        signed.movement_number,
        signed.movement_date,
        signed.movement_type,
        signed.order_number,
        signed.line_number,
        signed.product_code,
        signed.customer_code,
        signed.warehouse_code,
        signed.reason,
        signed.promised_date,
        signed.delivered_date,
        signed.quantity as moved_qty,
        signed.direction,
        signed.direction * signed.quantity as quantity,
        round(signed.direction * signed.net_amount * rates.rate_eur, 4) as net_eur,
        case when signed.movement_type = 'SHIP'
            then signed.delivered_date - signed.promised_date
        end as days_late,
        signed.load_id

    from signed
    left join rates
        on rates.rate_date = signed.movement_date
        and rates.currency_code = signed.currency_code

)

select * from final
