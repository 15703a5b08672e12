{{ config(alias='MixedCase', schema='Mixed', materialized='table') }}
select 1 as id, '{{ this.include(database=false) }}' as here
