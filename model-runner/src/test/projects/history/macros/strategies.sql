{% macro snapshot_open_only_strategy(node, snapshotted_rel, current_rel, config, target_exists) %}
  {% set strategy = snapshot_check_strategy(node, snapshotted_rel, current_rel, config, target_exists) %}
  {% do strategy.update({'row_changed': current_rel ~ ".status = 'open' and " ~ strategy.row_changed}) %}
  {{ return(strategy) }}
{% endmacro %}
