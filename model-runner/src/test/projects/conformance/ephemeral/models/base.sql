{{ config(materialized='ephemeral') }}
select generate_series(1, 3) as n
