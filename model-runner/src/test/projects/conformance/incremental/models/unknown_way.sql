{{ config(incremental_strategy='no_such') }}
select 1 as id
