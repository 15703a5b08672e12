{% macro shape(of) %}{{ return(adapter.dispatch('shape', 'toolbox')(of)) }}{% endmacro %}
{% macro default__shape(of) %}toolbox {{ of }}{% endmacro %}
{% macro plain() %}{{ toolbox.inner() }}{% endmacro %}
{% macro inner() %}private{% endmacro %}
{% test not_empty(model) %}select 1 where not exists (select 1 from {{ model }}){% endtest %}
{% test plainly(model) %}{{ toolbox.bare_at_parse() }}{% endtest %}
{% macro bare_at_parse() %}{% if not execute %}{{ inner() }}{% endif %}select 1 where false{% endmacro %}
{% macro size_of(x) %}{{ return(adapter.dispatch('size_of', 'nobody')(x)) }}{% endmacro %}
{% macro default__size_of(x) %}length({{ x }}){% endmacro %}
{% macro _pair() %}{{ return(['first', 'second']) }}{% endmacro %}
{% macro tags() %}{% set one, two = toolbox._pair() %}{{ return([one, two]) }}{% endmacro %}
