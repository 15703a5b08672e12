-- The ledger: what was loaded, refused, built, tested and published, under which date.
-- Events are only ever added; `partition` is derived from them and can be rebuilt.

create schema if not exists daybook;
comment on schema daybook is 'The ledger of Daybook. Events are append-only.';

create table daybook.run (
    run_id uuid primary key,
    command text not null,
    version text not null,
    state text not null default 'running'
        check (state in ('running', 'succeeded', 'failed', 'nothing-to-do')),
    exit_code integer,
    started_at timestamptz not null,
    finished_at timestamptz,
    check ((state = 'running') = (finished_at is null))
);
comment on table daybook.run is 'One row per invocation of the program that does work.';

create table daybook.task_run (
    task_run_id uuid primary key,
    run_id uuid not null references daybook.run,
    task text not null,
    first_date date not null,
    last_date date not null,
    state text not null default 'running'
        check (state in ('running', 'succeeded', 'failed', 'nothing-to-do')),
    code text,
    message text,
    started_at timestamptz not null,
    finished_at timestamptz,
    check (first_date <= last_date),
    check ((state = 'running') = (finished_at is null))
);
comment on table daybook.task_run is 'One row per task of a run, such as the load of sales for a date.';
comment on column daybook.task_run.code is 'The failure''s code where it failed.';
create index on daybook.task_run (last_date, first_date);
create index on daybook.task_run (run_id);

create table daybook.load_run (
    load_id uuid primary key,
    entry bigint generated always as identity unique,
    run_id uuid not null references daybook.run,
    source text not null,
    dataset text not null,
    partition_date date not null,
    uri text not null,
    object_version text,
    bytes bigint not null check (bytes >= 0),
    sha256 text not null,
    contract_version text not null,
    rows_read bigint not null check (rows_read >= 0),
    rows_loaded bigint not null check (rows_loaded >= 0),
    rows_rejected bigint not null check (rows_rejected >= 0),
    control_sums jsonb not null default '{}',
    digest text not null,
    digest_algorithm text not null,
    state text not null check (state in ('loaded', 'empty', 'unchanged', 'refused')),
    supersedes uuid references daybook.load_run,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    check (state = 'loaded' or rows_loaded = 0 or state = 'unchanged'),
    check (state <> 'loaded' or rows_read = rows_loaded + rows_rejected)
);
comment on table daybook.load_run is
    'One row per file (or part of a file) that was offered for a date, whatever became of it.';
comment on column daybook.load_run.entry is 'The order in which loads of one partition happened.';
comment on column daybook.load_run.state is
    'loaded: now the partition; empty: the date has no rows; unchanged: the same bytes again, '
    'nothing was done; refused: too much was wrong, nothing was loaded.';
comment on column daybook.load_run.supersedes is 'The load that was current until this one.';
create index on daybook.load_run (source, dataset, partition_date, entry desc);
create index on daybook.load_run (partition_date);
create unique index on daybook.load_run (supersedes);

create table daybook.reject (
    reject_id bigint generated always as identity primary key,
    load_id uuid not null,
    record bigint not null,
    line bigint not null,
    byte_offset bigint not null,
    raw bytea not null,
    column_name text,
    rule text not null,
    code text not null,
    message text not null
);
comment on table daybook.reject is
    'One row per reason why a record was refused. load_id has no foreign key: checking a million of '
    'them costs more than loading; `daybook ledger check` looks for orphans.';
comment on column daybook.reject.record is 'Number of the record in the file, the header is 0.';
comment on column daybook.reject.raw is 'The record''s bytes as they came.';
create index on daybook.reject (load_id, record);

create table daybook.model_run (
    model_run_id uuid primary key,
    run_id uuid not null references daybook.run,
    node text not null,
    relation text not null,
    materialization text not null,
    partition_date date,
    state text not null check (state in ('success', 'error', 'skipped')),
    rows_affected bigint,
    message text,
    started_at timestamptz not null,
    finished_at timestamptz not null
);
comment on table daybook.model_run is 'One row per model (seed, snapshot) and run.';
comment on column daybook.model_run.node is 'dbt''s unique id, such as model.daybook.fct_orders.';
comment on column daybook.model_run.partition_date is 'The business date of the build; null: all.';
create index on daybook.model_run (partition_date);
create index on daybook.model_run (run_id);

create table daybook.check_result (
    check_result_id uuid primary key,
    run_id uuid not null references daybook.run,
    node text not null,
    model text not null,
    partition_date date,
    severity text not null check (severity in ('error', 'warn')),
    state text not null check (state in ('pass', 'warn', 'fail', 'error', 'skipped')),
    failures bigint,
    message text,
    started_at timestamptz not null,
    finished_at timestamptz not null
);
comment on table daybook.check_result is 'One row per test of a model and run.';
comment on column daybook.check_result.model is 'The unique id of the tested node.';
create index on daybook.check_result (partition_date);
create index on daybook.check_result (run_id);

create table daybook.publication (
    publication_id uuid primary key,
    run_id uuid not null references daybook.run,
    node text not null,
    relation text not null,
    partition_date date,
    published_at timestamptz not null
);
comment on table daybook.publication is 'One row per relation that analysts saw change.';
create index on daybook.publication (partition_date);
create index on daybook.publication (run_id);

create table daybook.partition (
    source text not null,
    dataset text not null,
    partition_date date not null,
    load_id uuid not null references daybook.load_run,
    rows_loaded bigint not null,
    digest text not null,
    loaded_at timestamptz not null,
    primary key (source, dataset, partition_date)
);
comment on table daybook.partition is
    'One row per data set and date: what is loaded now. Derived: `daybook ledger check` compares '
    'it with the events and can rebuild it.';

create view daybook.partition_of_events as
select distinct on (source, dataset, partition_date)
    source,
    dataset,
    partition_date,
    load_id,
    rows_loaded,
    digest,
    finished_at as loaded_at
from daybook.load_run
where state in ('loaded', 'empty')
order by source, dataset, partition_date, entry desc;
comment on view daybook.partition_of_events is 'What daybook.partition must be.';

create view daybook.reject_status as
select
    reject.reject_id,
    case
        when exists (
            select 1
            from daybook.load_run as later
            where later.source = load_run.source
                and later.dataset = load_run.dataset
                and later.partition_date = load_run.partition_date
                and later.entry > load_run.entry
                and later.state <> 'unchanged'
        ) then 'replaced'
        else 'open'
    end as status
from daybook.reject
inner join daybook.load_run on load_run.load_id = reject.load_id;
comment on view daybook.reject_status is
    'open: nothing newer came for its data set and date; replaced: a later file was judged.';

-- Append-only. A run and a task may be closed once; nothing else ever changes.
create function daybook.refuse_change() returns trigger
language plpgsql as $$
begin
    raise exception 'daybook.% is append-only: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation',
            hint = 'add a new entry; what is derived is rebuilt by `daybook ledger check`';
end
$$;

create function daybook.close_once() returns trigger
language plpgsql as $$
declare
    closing text[] := array['state', 'exit_code', 'code', 'message', 'finished_at'];
begin
    if old.finished_at is not null or new.finished_at is null
        or to_jsonb(old) - closing <> to_jsonb(new) - closing
    then
        raise exception 'daybook.% is append-only: an entry may be closed once', tg_table_name
            using errcode = 'restrict_violation', hint = 'add a new entry';
    end if;
    return new;
end
$$;

do $$
declare
    name text;
begin
    foreach name in array array[
        'run', 'task_run', 'load_run', 'reject', 'model_run', 'check_result', 'publication'
    ] loop
        execute format(
            'create trigger append_only before %s on daybook.%I '
            'for each statement execute function daybook.refuse_change()',
            case when name in ('run', 'task_run') then 'delete or truncate'
                else 'update or delete or truncate' end,
            name);
    end loop;
    foreach name in array array['run', 'task_run'] loop
        execute format(
            'create trigger close_once before update on daybook.%I '
            'for each row execute function daybook.close_once()', name);
    end loop;
end
$$;
