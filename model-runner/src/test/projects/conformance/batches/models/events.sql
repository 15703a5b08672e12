{{ config(materialized='table', event_time='at') }}
select * from {{ source('lake', 'events') }}
