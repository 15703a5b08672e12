select * from {{ ref('ab') }} union all select * from {{ ref('stg_c') }}
