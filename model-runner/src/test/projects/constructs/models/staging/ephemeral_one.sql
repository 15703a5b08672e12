{{ config(materialized='ephemeral', alias='one') }}
select {{ cents(1) }} as one
