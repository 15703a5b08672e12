{{ config(materialized='incremental', unique_key='id') }}
select id, '{{ region() }}' as region from {{ ref('base') }}
{% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}
