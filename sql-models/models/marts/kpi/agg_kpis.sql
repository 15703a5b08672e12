{{ config(materialized='table') }}

{%- set parts = [
    'agg_kpi_sales', 'agg_kpi_targets', 'agg_kpi_service',
    'agg_kpi_stock', 'agg_kpi_finance', 'agg_kpi_billing',
] %}

with final as (
    {% for part in parts %}
    select date_key, kpi_code, cut_name, cut_value, numerator, denominator
    from {{ ref(part) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from final
