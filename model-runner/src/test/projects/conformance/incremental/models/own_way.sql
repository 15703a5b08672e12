{{ config(incremental_strategy='newest', unique_key='id') }}
select * from {{ ref('days') }}
