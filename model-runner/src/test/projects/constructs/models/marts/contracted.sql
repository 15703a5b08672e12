{{ config(contract={'enforced': true}) }}
select 1 as id, cast('a' as text) as label from {{ ref('customers', v=1) }} join {{ ref('constructs', 'customers') }} using (id)
