-- What is older than anybody asks for may be forgotten, by this function alone and never the current
-- state: the last word on each load's refusals, on each model and each test of a date stays.

create or replace function daybook.refuse_change() returns trigger
language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('daybook.forgets', true) = 'superseded' then
        return null;
    end if;
    raise exception 'daybook.% is append-only: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation',
            hint = 'add a new entry; what is derived is rebuilt by `daybook ledger check`';
end
$$;

create function daybook.forget_superseded(before timestamptz)
returns table (entries text, forgotten bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform set_config('daybook.forgets', 'superseded', true);

    entries := 'refused records of replaced files';
    delete from daybook.reject
    using daybook.load_run
    where load_run.load_id = reject.load_id
        and load_run.finished_at < before
        and exists (
            select 1
            from daybook.load_run as later
            where later.source = load_run.source
                and later.dataset = load_run.dataset
                and later.partition_date = load_run.partition_date
                and later.entry > load_run.entry
                and later.state <> 'unchanged'
        );
    get diagnostics forgotten = row_count;
    return next;

    entries := 'results of models built again since';
    delete from daybook.model_run
    where finished_at < before
        and exists (
            select 1
            from daybook.model_run as later
            where later.node = model_run.node
                and later.partition_date is not distinct from model_run.partition_date
                and later.finished_at > model_run.finished_at
        );
    get diagnostics forgotten = row_count;
    return next;

    entries := 'results of tests run again since';
    delete from daybook.check_result
    where finished_at < before
        and exists (
            select 1
            from daybook.check_result as later
            where later.node = check_result.node
                and later.partition_date is not distinct from check_result.partition_date
                and later.finished_at > check_result.finished_at
        );
    get diagnostics forgotten = row_count;
    return next;

    entries := 'publications followed by another';
    delete from daybook.publication
    where published_at < before
        and exists (
            select 1
            from daybook.publication as later
            where later.node = publication.node
                and later.partition_date is not distinct from publication.partition_date
                and later.published_at > publication.published_at
        );
    get diagnostics forgotten = row_count;
    return next;

    perform set_config('daybook.forgets', '', true);
end
$$;
comment on function daybook.forget_superseded is
    'Deletes entries before a moment that later entries have superseded; how many of each kind.';
revoke all on function daybook.forget_superseded from public;
grant execute on function daybook.forget_superseded to daybook_loader;
create index on daybook.model_run (node, partition_date, finished_at);
create index on daybook.check_result (node, partition_date, finished_at);
create index on daybook.publication (node, partition_date, published_at);
