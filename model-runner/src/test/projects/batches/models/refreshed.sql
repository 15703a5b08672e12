{{ config(materialized='materialized_view', on_configuration_change=var('on_change', 'apply'),
          indexes=[{'columns': [var('indexed', 'id')], 'unique': true}]) }}
select id, at from {{ source('raw', 'events') }}
