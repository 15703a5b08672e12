"""One business day, from files to tested marts.

**What:** writes a day of mock files, loads sales, operations and finance, then builds and tests
the models. A source without files for the day is skipped and does not hold up the others.

**When:** at midnight UTC for the day that has just ended (its logical date). Another day: trigger
with `{"date": "YYYY-MM-DD"}`. A range: backfill.

**Whom to call:** the data platform team. The failed task's log ends with whose turn it is.

**How to re-run:** clear the failed task with its downstream tasks. Loading a day twice changes
nothing; a corrected file replaces its day.
"""

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable
from daybook_provider import DATE, DaybookOperator, build_models, date_param, late_after, task_defaults
from tables import FINANCE, MODELS, OPERATIONS, SALES

with DAG(
    dag_id="etl_full_pipeline_daily",
    description="One day: generate, sales, operations, finance, models",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=datetime(2010, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=4,
    tags=["daybook", "daily", "impact:high"],
    params=date_param(),
    deadline=late_after(timedelta(hours=6)),
    default_args=task_defaults(owner="data-platform"),
):
    generate_mock_data = DaybookOperator(
        task_id="generate_mock_data",
        arguments=["generate", "--date", DATE],
    )
    etl_sales = DaybookOperator(
        task_id="etl_sales",
        arguments=["load", "sales", "--date", DATE],
        outlets=SALES,
        trigger_rule="none_failed",
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

    generate_mock_data >> etl_sales >> etl_operations >> etl_finance >> sql_models_build
    # Any source that loaded or is current is reason enough to build; three skipped ones are not.
    [etl_sales, etl_operations] >> sql_models_build
