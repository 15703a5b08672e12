select d.n, b.n as m from {{ ref('doubled') }} d join {{ ref('base') }} b using (n)
