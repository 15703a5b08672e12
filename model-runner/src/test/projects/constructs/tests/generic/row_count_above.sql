{% test row_count_above(model, minimum) %}
{{ config(fail_calc='sum(n)', where='true') }}
select count(*) as n from {{ model }} having count(*) < {{ minimum }}
{% endtest %}
