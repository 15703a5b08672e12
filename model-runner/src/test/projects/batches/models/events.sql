{{ config(materialized='incremental', incremental_strategy='microbatch', unique_key='id', event_time='at',
          begin='2026-11-01', batch_size='day',
          pre_hook="create table if not exists {{ target.schema }}.log (said text)",
          post_hook="insert into {{ target.schema }}.log values ('done')") }}
select id, at, 1 / (value - 13) as share from {{ source('raw', 'events') }}
