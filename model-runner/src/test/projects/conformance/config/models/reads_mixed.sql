select * from {{ ref('mixed') }}
