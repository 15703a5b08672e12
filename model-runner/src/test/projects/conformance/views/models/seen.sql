{{ config(materialized=var('kind'), indexes=[{'columns': [var('index')]}, {'columns': ['word'], 'type': 'hash'}]) }}
select id, word from {{ source('lake', 'words') }}
