{{ config(materialized='table') }}
-- with a comment before
WITH own as (select * from {{ ref('doubled') }})
select * from own
