with given as (select * from {{ ref('quick') }})
select id, amount * 2 as amount from given
