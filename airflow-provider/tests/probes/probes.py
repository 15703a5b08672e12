"""The DAGs that the tests run. `say_so` takes its words from the run; the others have their own."""

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, AssetAlias, CronDataIntervalTimetable
from daybook_provider import DATE, DaybookOperator, asset_of, date_param

DAILY = CronDataIntervalTimetable("0 0 * * *", timezone="UTC")
TABLES = [asset_of("sales.orders"), asset_of("sales.regions")]
SHARED = {
    "start_date": datetime(2010, 1, 1, tzinfo=UTC),
    "catchup": False,
    "default_args": {"retries": 2, "retry_delay": timedelta(0)},
}

with DAG("say_so", params={"words": []}, render_template_as_native_obj=True, schedule=DAILY, **SHARED):
    DaybookOperator(task_id="task", arguments="{{ params.words }}", outlets=[AssetAlias("probe")])

with DAG("loads", params={"words": []}, render_template_as_native_obj=True, schedule=DAILY, **SHARED):
    DaybookOperator(task_id="task", arguments="{{ params.words }}", outlets=TABLES)

with DAG("dated", params=date_param(), schedule=DAILY, **SHARED):
    DaybookOperator(task_id="task", arguments=["say", '{"event":"result","date":"' + DATE + '"}'])

with DAG("connected", schedule=DAILY, **SHARED):
    DaybookOperator(
        task_id="task",
        arguments=["env", "{{ dag_run.conf['file'] }}"],
        conn_id="warehouse",
    )

with DAG("out_of_time", schedule=DAILY, **SHARED):
    DaybookOperator(
        task_id="task",
        arguments=["child", "{{ dag_run.conf['pids'] }}", "deaf", "TERM", "sleep", "60"],
        execution_timeout=timedelta(seconds=2),
        retries=0,
    )

with DAG("too_late", schedule=DAILY, **SHARED):
    DaybookOperator(task_id="task", arguments=["exit", "75"], arrives_within=timedelta(0))
