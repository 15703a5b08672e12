{% test has_letter(model, column_name, letter='z') %}
  select 1 where not exists (select 1 from {{ model }} where {{ column_name }} = '{{ letter }}')
{% endtest %}
