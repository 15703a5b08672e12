{{ config(full_refresh=false) }}
select * from {{ ref('days') }}
