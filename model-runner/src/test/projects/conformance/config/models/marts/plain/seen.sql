{{ config(schema='other', alias='seen_by_all', bind=false) }}
select * from {{ ref('sums') }}
