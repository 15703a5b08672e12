{% macro shape(of) %}{{ return(adapter.dispatch('shape', 'toolbox')(of)) }}{% endmacro %}
{% macro default__shape(of) %}toolbox {{ of }}{% endmacro %}
{% macro plain() %}{{ toolbox.inner() }}{% endmacro %}
{% macro inner() %}private{% endmacro %}
{% test not_empty(model) %}select 1 where not exists (select 1 from {{ model }}){% endtest %}
