{{ config(materialized='materialized_view', on_configuration_change='continue', indexes=[{'columns': [var('index')], 'unique': true}]) }}
select id, word from {{ source('lake', 'words') }}
