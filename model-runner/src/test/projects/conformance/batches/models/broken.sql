{{ config(materialized='table', schema='never', enabled=var('late', false)) }}
select 1 / 0 as id
