{% macro twice(column) %}{{ _times(column, 2) }}{% endmacro %}

{% macro _times(column, n) %}{% do return(column ~ ' * ' ~ n) %}{% endmacro %}

{% materialization copied, default %}
  {% set target_relation = this.incorporate(type='table') %}
  {{ drop_relation_if_exists(load_cached_relation(this)) }}
  {% call statement('main') %}{{ create_table_as(false, target_relation, sql) }}{% endcall %}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
