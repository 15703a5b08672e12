select 1 from {{ ref('graded') }}
