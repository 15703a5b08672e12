"""What keeps the warehouse honest.

**What:** compares what the ledger derives (which load is current for which date) with its events,
and fails where they disagree. Then it forgets entries older than `params.keep_days` that later ones
have superseded: first a dry run tells how many, then they go.

**When:** on Sundays at 03:00 UTC.

**Whom to call:** the data platform team. A disagreement is a bug of ours or somebody's manual
change: the task's log names the tables and dates.

**How to re-run:** clear the failed task with its downstream tasks. Twice does no more than once.
"""

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable, Param
from daybook_provider import DaybookOperator, late_after, task_defaults

FORGET = ("ledger", "retain", "--older-than", "{{ params.keep_days }}")

with DAG(
    dag_id="maintenance_weekly",
    description="Check the ledger against its events, forget what is old and superseded",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("0 3 * * 0", timezone="UTC"),
    start_date=datetime(2010, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=True,
    tags=["daybook", "weekly", "impact:low"],
    params={"keep_days": Param(400, type="integer", minimum=1, title="Keep everything for so many days")},
    deadline=late_after(timedelta(hours=6)),
    default_args=task_defaults(owner="data-platform"),
):
    check_ledger = DaybookOperator(task_id="check_ledger", arguments=["ledger", "check"])
    count_superseded = DaybookOperator(task_id="count_superseded", arguments=[*FORGET, "--dry-run"])
    forget_superseded = DaybookOperator(task_id="forget_superseded", arguments=[*FORGET])

    check_ledger >> count_superseded >> forget_superseded
