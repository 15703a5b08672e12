{{ config(tags=toolbox.tags()) }}
select *, '{{ toolbox.shape("x") }}' as shape, '{{ toolbox.plain() }}' as plain, '{{ toolbox.plain == toolbox.plain }} {{ toolbox.plain in [toolbox.plain] }}' as same from {{ ref('toolbox', 'lengths') }}
