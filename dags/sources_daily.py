"""One business day of the real source systems: the daily pipeline without mock files.

**What:** loads sales, operations and finance from the inbox, then builds and tests the models.

**When:** at midnight UTC for the day that has just ended. A required file that has not arrived is
waited for by retries, about three hours. Another day: trigger with `{"date": "YYYY-MM-DD"}`.

**Whom to call:** the data platform team; for a late or wrong file the owner of its contract.

**How to re-run:** clear the failed task with its downstream tasks. Loading a day twice changes
nothing; a corrected file replaces its day.
"""

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable
from daybook_provider import DATE, DaybookOperator, build_models, date_param, late_after, task_defaults
from tables import FINANCE, MODELS, OPERATIONS, SALES

with DAG(
    dag_id="sources_daily",
    description="One day of the real sources: sales, operations, finance, models",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=datetime(2010, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=4,
    is_paused_upon_creation=True,
    tags=["daybook", "daily", "impact:high"],
    params=date_param(),
    deadline=late_after(timedelta(hours=6)),
    default_args=task_defaults(owner="data-platform"),
):
    etl_sales = DaybookOperator(
        task_id="etl_sales",
        arguments=["load", "sales", "--date", DATE],
        outlets=SALES,
    )
    etl_operations = DaybookOperator(
        task_id="etl_operations",
        arguments=["load", "operations", "--date", DATE],
        outlets=OPERATIONS,
        trigger_rule="none_failed",
    )
    etl_finance = DaybookOperator(
        task_id="etl_finance",
        arguments=["load", "finance", "--date", DATE],
        outlets=FINANCE,
        trigger_rule="none_failed",
    )
    sql_models_build = build_models(
        task_id="sql_models_build",
        arguments=["--vars", '{"business_date": "' + DATE + '"}'],
        outlets=MODELS,
        trigger_rule="none_failed_min_one_success",
    )

    etl_sales >> etl_operations >> etl_finance >> sql_models_build
    # Any source that loaded or is current is reason enough to build; three skipped ones are not.
    [etl_sales, etl_operations] >> sql_models_build
