-- Who looks at the ledger and at nothing else: a page in a scheduler's UI, a monitor, an auditor.

do $$
begin
    if not exists (select 1 from pg_roles where rolname = 'daybook_reader') then
        create role daybook_reader nologin;
    end if;
exception
    when duplicate_object or unique_violation then null;
end;
$$;

grant usage on schema daybook to daybook_reader;
grant select on all tables in schema daybook to daybook_reader;
alter default privileges in schema daybook grant select on tables to daybook_reader;

-- As for analysts, settings belong to the login: a role's are not inherited by its members.
create procedure daybook.add_reader(login text, longest_statement interval default '30 seconds')
language plpgsql as $$
begin
    execute format('create role %I login in role daybook_reader', login);
    execute format('alter role %I set statement_timeout = %L', login,
        (extract(epoch from longest_statement) * 1000)::bigint::text);
    execute format('alter role %I set default_transaction_read_only = on', login);
    execute format('alter role %I set search_path = daybook', login);
end
$$;
comment on procedure daybook.add_reader is
    'Makes a login that reads the ledger with a statement timeout; set its password afterwards.';
revoke all on procedure daybook.add_reader from public;
