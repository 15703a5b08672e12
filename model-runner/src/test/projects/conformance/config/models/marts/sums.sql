{{ config(tags='own', indexes=[{'columns': ['id'], 'unique': true}, {'columns': ['name'], 'type': 'hash'}], unlogged=true) }}
select 1 as id, '{{ var("region") }}' as name, {{ config.get('materialized') | length }} as letters
