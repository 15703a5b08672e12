{{ config(tags=['orders'], meta={'level': 2}) }}
select * from {{ source('shop', 'orders') }}
where created >= '{{ var("start") }}' limit {{ var('limit_rows') }}
