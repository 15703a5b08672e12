{{ config(unique_key='id', incremental_strategy='merge', merge_exclude_columns=['word'],
          incremental_predicates=["DBT_INTERNAL_DEST.part = 1"]) }}
select id, part, day, word || ' ' || day as word from {{ ref('days') }}
