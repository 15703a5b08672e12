{% test at_least(model, rows) %}
  {{ config(fail_calc="max(missing)") }}
  select {{ rows }} - count(*) as missing from {{ model }} having count(*) < {{ rows }}
{% endtest %}
