{{ config(
    materialized='incremental',
    unique_key=['id', 'day'],
    incremental_strategy='delete+insert',
    on_schema_change='append_new_columns',
    indexes=[{'columns': ['id'], 'unique': true}],
    pre_hook=["select 1", {"sql": "vacuum {{ this }}", "transaction": false}]
) }}
{% set names = ['stg_orders', 'ephemeral_one'] %}
{% for n in names %}
select * from {{ ref(n) }} {% if not loop.last %} cross join {% endif %}
{% endfor %}
{% if is_incremental() %} where day > (select max(day) from {{ this }}) {% endif %}
