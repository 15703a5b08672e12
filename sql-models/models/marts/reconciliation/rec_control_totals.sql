{%- set parts = [
    'rec_revenue_controls', 'rec_stock_controls', 'rec_ledger_controls', 'rec_mart_controls',
] -%}

with controls as (
    {% for part in parts %}
    select control_date, control_code, subject, left_value, right_value, difference, tolerance
    from {{ ref(part) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

final as (

    select
        {{ date_key('control_date') }} as date_key,
        control_date,
        control_code,
        subject,
        left_value,
        right_value,
        difference,
        tolerance,
        case when difference <= tolerance then 'agrees' else 'differs' end as status

    from controls

)

select * from final
