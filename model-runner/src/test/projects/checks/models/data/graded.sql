select *
from (
    values
        (1, 'a', 1, date '2026-11-01'),
        (2, 'b', 1, null),
        (2, 'b', 7, date '2026-11-03'),
        (3, 'x', 8, date '2026-11-04'),
        (4, 'x', 8, null),
        (5, 'y', null, date '2026-11-06'),
        (null, null, 2, date '2026-11-07')
) as v (id, "Grade", parent_id, graded_on)
