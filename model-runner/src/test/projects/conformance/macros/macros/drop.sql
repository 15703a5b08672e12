{% materialization note_only, default %}
  {% set target = this.incorporate(type='table') %}
  {% call statement('main') %}create table if not exists {{ target }} as ({{ sql }}){% endcall %}
  {{ adapter.commit() }}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}
