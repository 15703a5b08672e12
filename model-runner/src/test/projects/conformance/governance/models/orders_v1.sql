select 1 as id, 10.123 as amount
