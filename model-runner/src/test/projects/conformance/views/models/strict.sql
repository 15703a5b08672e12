{{ config(materialized='materialized_view', on_configuration_change='fail', indexes=[{'columns': [var('index')]}]) }}
select id, word from {{ source('lake', 'words') }}
