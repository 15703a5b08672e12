select b.word, sum(b.amount) as total, max(b.day) as last, count(p.price) as priced
from {{ ref('base') }} b left join {{ ref('prices') }} p using (id)
where b.amount < {{ var('limit') }}
group by b.word
