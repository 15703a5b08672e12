{{ config(severity='warn', tags=['nightly']) }}
select * from {{ ref('orders') }} where id is null
