{{ config(tags=['singular']) }}
select * from {{ ref('graded') }} where "Grade" = 'z'
