"""What the pages ask the ledger: what `daybook status` asks, with more columns."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from daybook_provider.ledger.reader import Reader, Rows

MOST_DATES = 60
MOST_SAMPLES = 20
LONGEST_RECORD_BYTES = 2_000

DATES = """
with judged as (
    select distinct on (source, dataset, partition_date) partition_date, state, rows_rejected
    from daybook.load_run
    where state <> 'unchanged'
    order by source, dataset, partition_date, entry desc
),
loads as (
    select
        partition_date,
        count(*) filter (where state = 'refused') as files_refused,
        sum(rows_rejected)::bigint as rows_rejected
    from judged
    group by partition_date
),
partitions as (
    select
        partition_date,
        count(*) as datasets,
        sum(rows_loaded)::bigint as rows_loaded,
        max(loaded_at) as loaded_at
    from daybook.partition
    group by partition_date
),
dates as (
    select *
    from loads
    full join partitions using (partition_date)
    where %(before)s::date is null or partition_date < %(before)s
    order by partition_date desc
    limit %(most)s
),
built as (
    select distinct on (dates.partition_date, node) dates.partition_date, state
    from dates
    join daybook.model_run as run on
        run.partition_date = dates.partition_date
        or (run.partition_date is null and run.started_at >= dates.loaded_at)
    order by dates.partition_date, node, finished_at desc
),
tested as (
    select distinct on (dates.partition_date, node) dates.partition_date, state
    from dates
    join daybook.check_result as run on
        run.partition_date = dates.partition_date
        or (run.partition_date is null and run.started_at >= dates.loaded_at)
    order by dates.partition_date, node, finished_at desc
),
models as (
    select
        partition_date,
        count(*) filter (where state = 'success') as models_built,
        count(*) filter (where state <> 'success') as models_failed
    from built
    group by partition_date
),
checks as (
    select
        partition_date,
        count(*) as checks,
        count(*) filter (where state in ('fail', 'error')) as checks_failed
    from tested
    group by partition_date
)
select *
from dates
left join models using (partition_date)
left join checks using (partition_date)
order by partition_date desc
"""

TASKS = """
select distinct on (task) task, state, code, message, started_at, finished_at
from daybook.task_run
where %(date)s between first_date and last_date
order by task, started_at desc
"""

FILES = """
select
    load_run.load_id,
    load_run.source,
    load_run.dataset,
    load_run.uri,
    load_run.bytes,
    load_run.sha256,
    load_run.contract_version,
    load_run.state,
    load_run.rows_read,
    load_run.rows_loaded,
    load_run.rows_rejected,
    load_run.finished_at,
    partition.load_id is not null as is_current
from daybook.load_run
left join daybook.partition using (load_id)
where load_run.partition_date = %(date)s
order by load_run.source, load_run.dataset, load_run.entry desc
"""

PARTITIONS = """
select source, dataset, rows_loaded, digest, loaded_at, load_id
from daybook.partition
where partition_date = %(date)s
order by source, dataset
"""

# One status a load, not one a record: a load may have refused a million.
REFUSALS = """
with counted as (
    select
        load_id,
        code,
        count(distinct record) as records,
        array_agg(distinct column_name) filter (where column_name is not null) as columns,
        min(message) as message
    from daybook.reject
    where load_id in (select load_id from daybook.load_run where partition_date = %(date)s)
    group by load_id, code
)
select
    counted.*,
    load_run.source,
    load_run.dataset,
    load_run.finished_at,
    exists (
        select 1
        from daybook.load_run as later
        where later.source = load_run.source
            and later.dataset = load_run.dataset
            and later.partition_date = load_run.partition_date
            and later.entry > load_run.entry
            and later.state <> 'unchanged'
    ) as is_replaced
from counted
join daybook.load_run using (load_id)
order by is_replaced, records desc, source, dataset, code
"""

SAMPLES = """
select record, line, column_name, rule, message, substring(raw for %(longest)s) as raw
from daybook.reject
where load_id = %(load_id)s and code = %(code)s
order by record, column_name
limit %(most)s
"""

# A build without a date covers every date that was loaded before it: %(since)s is the last load.
MODELS = """
with built as (
    select distinct on (node)
        node, relation, materialization, state, rows_affected, message, started_at, finished_at
    from daybook.model_run
    where partition_date = %(date)s or (partition_date is null and started_at >= %(since)s)
    order by node, finished_at desc
),
tested as (
    select distinct on (node) node, model, state
    from daybook.check_result
    where partition_date = %(date)s or (partition_date is null and started_at >= %(since)s)
    order by node, finished_at desc
),
checks as (
    select
        model as node,
        count(*) filter (where state = 'pass') as passed,
        count(*) filter (where state = 'warn') as warned,
        count(*) filter (where state in ('fail', 'error')) as failed
    from tested
    group by model
),
published as (
    select node, max(published_at) as published_at
    from daybook.publication
    where partition_date = %(date)s or (partition_date is null and published_at >= %(since)s)
    group by node
)
select
    built.*,
    extract(epoch from finished_at - started_at)::float8 as seconds,
    coalesce(passed, 0) as passed,
    coalesce(warned, 0) as warned,
    coalesce(failed, 0) as failed,
    published_at
from built
left join checks using (node)
left join published using (node)
order by relation
"""

CHECKS = """
with tested as (
    select distinct on (node) node, model, severity, state, failures, message
    from daybook.check_result
    where partition_date = %(date)s or (partition_date is null and started_at >= %(since)s)
    order by node, finished_at desc
)
select *
from tested
where state <> 'pass'
order by state = 'skipped', state = 'warn', node
"""


def dates(reader: Reader, before: date | None) -> Rows:
    """The newest dates, one line each; `before` pages on."""
    return _rows(reader, DATES, before=before, most=MOST_DATES)


def day(reader: Reader, of: date) -> dict[str, Rows]:
    """All that the ledger says of a date."""
    partitions = _rows(reader, PARTITIONS, date=of)
    since = max((row["loaded_at"] for row in partitions), default=None)
    return {
        "tasks": _rows(reader, TASKS, date=of),
        "files": _rows(reader, FILES, date=of),
        "partitions": partitions,
        "refusals": _rows(reader, REFUSALS, date=of),
        "models": _rows(reader, MODELS, date=of, since=since),
        "checks": _rows(reader, CHECKS, date=of, since=since),
    }


def samples(reader: Reader, load_id: UUID, code: str) -> Rows:
    """The first records that a load refused for a reason, as they came."""
    rows = _rows(reader, SAMPLES, load_id=load_id, code=code, most=MOST_SAMPLES, longest=LONGEST_RECORD_BYTES)
    return [{**row, "raw": bytes(row["raw"]).decode(errors="replace")} for row in rows]


def _rows(reader: Reader, query: str, **words: Any) -> Rows:
    return reader.execute(query.encode(), words).fetchall()
