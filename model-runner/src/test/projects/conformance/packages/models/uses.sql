{{ config(tags=toolbox.tags()) }}
select *, '{{ toolbox.shape("x") }}' as shape, '{{ toolbox.plain() }}' as plain from {{ ref('toolbox', 'lengths') }}
