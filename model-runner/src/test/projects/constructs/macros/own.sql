{% macro cents(amount, scale=2) -%} round({{ amount }} * 100, {{ scale }}) {%- endmacro %}
{% macro stamp() %} select 'stamp {{ cents(2) }}' {% endmacro %}
{% macro generate_schema_name(custom_schema_name, node) -%}
  {%- if not custom_schema_name -%} {{ target.schema }} {%- else -%} {{ target.schema }}_{{ custom_schema_name }} {%- endif -%}
{%- endmacro %}
{% macro default__shout(x) %}'{{ x }}!!'{% endmacro %}
