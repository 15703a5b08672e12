-- depends_on: {{ ref('first') }}
{% if execute %}
  {% set found = adapter.get_relation(database=target.database, schema=ref('first').schema, identifier=ref('first').identifier) %}
  {% set rows = run_query('select a, b from ' ~ ref('first')) %}
  select '{{ columns_of(found) | join("; ") }}' as cols, '{{ rows[0]["b"] }}' as b, {{ rows.rows | length }} as n,
    '{{ found.type }} {{ found is not none }}' as kind,
    '{{ dbt_utils_like(found) if dbt_utils_like is defined else "none" }}' as missing
{% else %}select 1{% endif %}
