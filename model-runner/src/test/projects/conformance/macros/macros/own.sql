{% macro note(what) %}insert into public.log values ('{{ what }}', '{{ var("greeting") }} {{ target.name }}'){% endmacro %}

{% macro generate_schema_name(custom_schema_name, node) -%}
  {%- if custom_schema_name is none -%}{{ default__generate_schema_name(custom_schema_name, node) }}{%- else -%}{{ custom_schema_name | trim }}_of_{{ node.resource_type }}{%- endif -%}
{%- endmacro %}

{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
  {{ return((custom_alias_name or node.name) ~ ('_v' if node.config.materialized == 'view' else '')) }}
{%- endmacro %}

{% macro postgres__current_timestamp() -%}timestamp '2020-01-02 03:04:05'{%- endmacro %}

{% macro cents(column, digits=2) -%}{{ return(adapter.dispatch('cents')(column, digits)) }}{%- endmacro %}
{% macro default__cents(column, digits) -%}round({{ column }} / 100.0, {{ digits }}){%- endmacro %}

{% macro columns_of(relation) %}
  {% set names = [] %}
  {% for column in adapter.get_columns_in_relation(relation) %}{% do names.append(column.name ~ ' ' ~ column.data_type) %}{% endfor %}
  {{ return(names) }}
{% endmacro %}

{% macro wrapped() %}<{{ caller() }}>{% endmacro %}

{% macro many(first, second='b') %}{{ first }} {{ second }} {{ varargs | join('/') }} {{ kwargs.items() | list }}{% endmacro %}

{% macro say(words) %}
  {% for word in words %}{% do print(loop.index ~ ' ' ~ word) %}{% endfor %}
  {% set rows = run_query("select 1 as a, 'x' as b union all select 2, null order by 1") %}
  {% do print(rows.columns[0].values() | list ~ ' ' ~ rows.rows[1]['b'] ~ ' ' ~ rows.column_names | join(',')) %}
{% endmacro %}

{% macro fail() %}{{ exceptions.raise_compiler_error("no " ~ var('greeting')) }}{% endmacro %}
