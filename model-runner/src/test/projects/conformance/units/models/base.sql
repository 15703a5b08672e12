select 1 as id, 'a' as word, 2.50::numeric(6,2) as amount, date '2024-01-01' as day
