{{ config(materialized='table') }}
select * from (values (10, 1), (11, 2), (12, 3)) as t(id, owner)
