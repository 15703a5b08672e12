{{ config(materialized='incremental', incremental_strategy='microbatch', unique_key='at', event_time='at', batch_size='month', on_schema_change='append_new_columns') }}
select date_trunc('month', at) as at, count(*) as n{% if var('wide', false) %}, sum(n) as total{% endif %} from {{ source('lake', 'events') }} group by 1
