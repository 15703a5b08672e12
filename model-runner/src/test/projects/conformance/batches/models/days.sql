{{ config(materialized='incremental', incremental_strategy='microbatch', unique_key='id', event_time='at', begin='2024-01-01', batch_size='day', lookback=2) }}
select id, at, 10 / n as share from {{ ref('events') }}
