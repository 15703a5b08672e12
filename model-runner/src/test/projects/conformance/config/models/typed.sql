{{ config(materialized='table', types={'a': dbt.type_int(), 'b': type_string()}) }}
select cast(1 as {{ config.get('types').a }}) as id, cast('x' as {{ config.get('types').b }}) as name
