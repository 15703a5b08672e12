{{ config(unique_key=['id', 'part'], incremental_strategy='merge', merge_update_columns=['day'], on_schema_change='sync_all_columns', indexes=[{'columns': ['id']}]) }}
select * from {{ ref('days') }}
