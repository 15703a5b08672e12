select * from {{ ref('pets') }}
