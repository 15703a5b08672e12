select * from {{ ref('lengths') }}
