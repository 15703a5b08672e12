select 1 as id, 10.50::numeric(10, 2) as amount, date '2026-11-01' as paid_on, 'card'::varchar(4) as method,
    '{"a": 1}'::jsonb as detail, true as good, null::text as "Odd Name"
