{# The first 64 bits of a hash of the natural key, as bigint: the same on every server and after
   every rebuild. Key 0 belongs to the unknown member. #}
{% macro surrogate_key(expressions) -%}
    ('x' || md5(concat_ws('|', {{ expressions | join(', ') }})))::bit(64)::bigint
{%- endmacro %}

{% macro date_key(expression) -%}
    to_char({{ expression }}, 'yyyymmdd')::integer
{%- endmacro %}
