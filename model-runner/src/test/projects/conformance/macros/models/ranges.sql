{{ config(materialized='table') }}
{% if execute %}
{% set here = api.Relation.create(database=target.database, schema=target.schema, identifier='base') %}
{% set columns = get_catalog_relations(here.information_schema(), [here]) %}
{% set all = get_catalog(here.information_schema(), [target.schema | upper]) %}
{% set pairs = postgres_get_relations() %}
select '{{ partition_range("20240228,20240301") | join(" ") }}' as days,
    '{{ partition_range(20240228) | first }}' as one,
    '{{ dates_in_range("2024-01-31", none, "%Y-%m-%d", "%d.%m.") | join }}' as other,
    '{{ dates_in_range("20240101", "20240102", out_fmt=none)[1].year }}' as year,
    '{{ convert_datetime(" 2024-01-31", "%Y-%m-%d") }}' as moment,
    {{ columns.rows | length }} as columns,
    '{{ columns.column_names | join(",") }}' as names,
    {{ all.rows | length >= columns.rows | length }} as more,
    '{{ pairs.column_names | join(",") }}' as pairs,
    '{{ can_clone_table() }}' as can_clone,
    '{{ create_or_replace_clone(this, here) | trim | replace(target.database, 'D') }}' as clone
{% else %}
select 1 as id
{% endif %}
