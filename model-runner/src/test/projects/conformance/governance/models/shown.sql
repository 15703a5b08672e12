select 1 as id, 'a'::varchar(3) as word
