{% macro prefixed(column) %}{{ return(helpers.prefix_of(column)) }}{% endmacro %}
{% macro prefix_of(column) %}p_{{ column }}{% endmacro %}
{% macro shout(x) %}{{ return(adapter.dispatch('shout', 'helpers')(x)) }}{% endmacro %}
{% macro default__shout(x) %}'{{ x }}!'{% endmacro %}
{% test is_helpful(model, a_very_long_argument_name) %} select 1 from {{ model }} where false {% endtest %}
