select count(*) > 0 as any from {{ source('system', 'pg_namespace') }}
