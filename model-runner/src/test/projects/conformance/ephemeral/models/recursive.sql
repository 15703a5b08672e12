with recursive steps(n) as (select 1 union all select n + 1 from steps where n < 3)
select steps.n, b.n as base from steps join {{ ref('base') }} b on b.n = steps.n
