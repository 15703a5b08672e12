{% macro region() %}north{% endmacro %}
