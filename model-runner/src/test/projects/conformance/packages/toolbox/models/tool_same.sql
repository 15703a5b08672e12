select *, {{ size_of('unit') }} as width from {{ ref('lengths') }}
