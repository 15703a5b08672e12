{# A business date is taken whole or not at all: its rows count from the moment on at which every
   source in the variable daily_sources has entered it (int_dates_entered). That is a table, so one
   build takes the same dates from its first model to its last, whatever is loaded beside it. #}
{% macro rows_of_entered_dates(staged) -%}
    select *
    from {{ staged }}
    where partition_date in (select entered_date from {{ ref('int_dates_entered') }})
{%- endmacro %}
