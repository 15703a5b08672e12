{% macro default__shape(of) %}root {{ of }} {{ toolbox.default__shape(of) }}{% endmacro %}
