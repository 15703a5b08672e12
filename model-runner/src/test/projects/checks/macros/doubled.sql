{% macro doubled(x) %}2 * {{ x }}{% endmacro %}
