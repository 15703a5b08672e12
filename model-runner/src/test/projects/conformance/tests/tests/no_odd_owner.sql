select * from {{ ref('pets') }} where owner % 2 = 1
