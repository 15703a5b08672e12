select
    p.method,
    sum(p.amount) * {{ var('rate') }} as total,
    count(*) as payments,
    '{{ env_var("CHECKS_LABEL", "none") }}' as label,
    {{ doubled('count(*)') }} as twice
from {{ ref('payments') }} as p
left join {{ source('raw', 'orders') }} as o on o.id = p.id
where o.id is not null
group by p.method
