{# Schemas are called staging, intermediate and marts in every target: analysts and grants rely
   on the plain names. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
