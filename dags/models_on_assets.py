"""The models below the tables that changed, whoever changed them.

**What:** builds and tests what stands below the tables whose asset events started the run. Meant
for loads outside the daily pipelines (invoices, replayed rejects); those build for themselves.

**When:** after a load that changed a table and emitted its asset event. Switched off at first.

**Whom to call:** the data platform team.

**How to re-run:** clear the task: it builds the same selection again. Triggered by hand it builds
everything.
"""

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, AssetAny
from daybook_provider import BELOW_CHANGES, BUILD_MODELS, DaybookOperator, late_after, task_defaults
from tables import MODELS, RAW

with DAG(
    dag_id="models_on_assets",
    description="Build the models below the tables that changed",
    doc_md=__doc__,
    schedule=AssetAny(*RAW),
    start_date=datetime(2010, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=True,
    tags=["daybook", "on-change", "impact:medium"],
    deadline=late_after(timedelta(hours=2)),
    default_args=task_defaults(owner="data-platform"),
):
    sql_models_build = DaybookOperator(
        task_id="sql_models_build",
        arguments=[*BUILD_MODELS, "--select", BELOW_CHANGES],
        outlets=MODELS,
    )
