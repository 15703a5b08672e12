{{ config(store_failures_as='view', severity='warn') }}
select id, count(*) as n from {{ ref('people') }} group by id having count(*) > 1
