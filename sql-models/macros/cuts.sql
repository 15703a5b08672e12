{# A cut is a way to divide a KPI. With these two, one grouping gives the whole day, each region
   and each category. #}
{% macro cut_columns(region, category) -%}
    case
            when grouping({{ region }}) = 0 then 'region'
            when grouping({{ category }}) = 0 then 'category'
            else 'all'
        end as cut_name,
        coalesce({{ region }}, {{ category }}, 'all') as cut_value
{%- endmacro %}

{% macro cut_groups(date, region, category) -%}
    grouping sets (
        ({{ date }}),
        ({{ date }}, {{ region }}),
        ({{ date }}, {{ category }})
    )
{%- endmacro %}
