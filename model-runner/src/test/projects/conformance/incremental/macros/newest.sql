{% macro get_incremental_newest_sql(arg_dict) %}
  delete from {{ arg_dict['target_relation'] }} where day < {{ var('day') }};
  insert into {{ arg_dict['target_relation'] }} ({{ arg_dict['dest_columns'] | map(attribute='quoted') | join(', ') }})
  select {{ arg_dict['dest_columns'] | map(attribute='quoted') | join(', ') }} from {{ arg_dict['temp_relation'] }}
{% endmacro %}
