-- The schemas of the warehouse and who may do what in them. The roles are groups without login: a
-- person or a program gets a login of their own and membership (docs/how-to/power-bi-and-sql-clients.md).
-- Roles belong to the whole server, so another database may have made them already, even just now.

do $$
declare
    name text;
begin
    foreach name in array array['daybook_loader', 'daybook_models', 'analyst'] loop
        begin
            if not exists (select 1 from pg_roles where rolname = name) then
                execute format('create role %I nologin', name);
            end if;
        exception
            when duplicate_object or unique_violation then null;
        end;
    end loop;
    -- Whoever migrates hands the schemas over, so must be able to act as their owner.
    foreach name in array array['daybook_loader', 'daybook_models'] loop
        if not pg_has_role(current_user, name, 'set') then
            execute format('grant %I to current_user', name);
        end if;
    end loop;
    execute format(
        'grant create, temporary on database %I to daybook_loader, daybook_models',
        current_database());
end
$$;

create schema if not exists raw authorization daybook_loader;
create schema if not exists staging authorization daybook_models;
create schema if not exists intermediate authorization daybook_models;
create schema if not exists marts authorization daybook_models;
comment on schema raw is 'What the source systems delivered and their contracts accepted, by date.';
comment on schema staging is 'One view per raw table: names and types, no logic.';
comment on schema intermediate is 'Steps between staging and marts; nobody reads them but marts.';
comment on schema marts is 'For analysts: tested facts, dimensions and KPIs.';

-- The loader writes raw and its part of the ledger.
grant usage on schema daybook to daybook_loader;
grant select on all tables in schema daybook to daybook_loader;
grant insert on daybook.run, daybook.task_run, daybook.load_run, daybook.reject to daybook_loader;
grant update on daybook.run, daybook.task_run to daybook_loader;
grant insert, update, delete on daybook.partition to daybook_loader;

-- The models read raw and write their three schemas and their part of the ledger.
grant usage on schema raw, daybook to daybook_models;
grant select on all tables in schema raw to daybook_models;
grant select on all tables in schema daybook to daybook_models;
grant insert on daybook.run, daybook.task_run, daybook.model_run, daybook.check_result,
    daybook.publication to daybook_models;
grant update on daybook.run, daybook.task_run to daybook_models;
alter default privileges in schema raw grant select on tables to daybook_models;
alter default privileges for role daybook_loader in schema raw
    grant select on tables to daybook_models;

-- Analysts read marts, and nothing else.
grant usage on schema marts to analyst;
grant select on all tables in schema marts to analyst;
alter default privileges in schema marts grant select on tables to analyst;
alter default privileges for role daybook_models in schema marts
    grant select on tables to analyst;

-- A role's settings are not inherited by its members, so a login is made by this procedure: it is
-- member of analyst, reads only, and no statement of it runs longer than five minutes. The password
-- is set afterwards (`\password ann` in psql), so that it is in no log.
create procedure daybook.add_analyst(login text, longest_statement interval default '5 minutes')
language plpgsql as $$
begin
    execute format('create role %I login in role analyst', login);
    execute format('alter role %I set statement_timeout = %L', login,
        (extract(epoch from longest_statement) * 1000)::bigint::text);
    execute format('alter role %I set idle_in_transaction_session_timeout = %L', login, '10min');
    execute format('alter role %I set default_transaction_read_only = on', login);
    execute format('alter role %I set search_path = marts', login);
end
$$;
comment on procedure daybook.add_analyst is
    'Makes a login that reads marts with a statement timeout; set its password afterwards.';
revoke all on procedure daybook.add_analyst from public;
