{% macro postgres__snapshot_get_time() -%}cast('{{ var("now") }}' as timestamp){%- endmacro %}
{% macro postgres__snapshot_string_as_time(timestamp) -%}{{ return("'" ~ timestamp ~ "'::timestamp") }}{%- endmacro %}
