{{ config(materialized='ephemeral', alias='twice') }}
with b as (select * from {{ ref('base') }})
select n, n * 2 as twice from b
