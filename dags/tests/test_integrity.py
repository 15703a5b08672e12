"""Every DAG of the house has what its readers need, and calls only commands that exist."""

import json
import os
import subprocess
from datetime import UTC
from functools import cache
from pathlib import Path

import pytest
import yaml
from daybook_provider import DaybookOperator

HOUSE = Path(__file__).parents[2]
EXPECTED = {"etl_full_pipeline_daily", "maintenance_weekly", "models_on_assets", "sources_daily"}


def test_every_dag_is_found_and_nothing_else_is_taken_for_one(dags):
    assert set(dags) == EXPECTED


@pytest.mark.parametrize("dag_id", sorted(EXPECTED))
def test_what_readers_need_is_there(dags, dag_id):
    dag = dags[dag_id]

    assert dag.owner == "data-platform"
    assert "daybook" in dag.tags
    assert any(tag.startswith("impact:") for tag in dag.tags)
    assert dag.description
    assert dag.catchup is False
    assert dag.start_date.tzinfo == UTC or dag.start_date.utcoffset().total_seconds() == 0
    assert dag.deadline
    for heading in ("**What:**", "**When:**", "**Whom to call:**", "**How to re-run:**"):
        assert heading in dag.doc_md, heading


@pytest.mark.parametrize("dag_id", sorted(EXPECTED))
def test_every_task_is_ours_retries_and_tells_its_failure(dags, dag_id):
    tasks = dags[dag_id].tasks

    assert len(tasks) >= 1
    for task in tasks:
        assert type(task) is DaybookOperator, task.task_id
        assert task.retries >= 1
        assert task.retry_exponential_backoff > 1
        assert task.execution_timeout
        assert task.on_failure_callback
        assert task.arrives_within


def test_loads_and_builds_queue_in_pools_that_are_there(dags):
    pools = json.loads((HOUSE / "deploy" / "airflow-pools.json").read_text(encoding="utf-8"))
    asked = {task.arguments[0]: task.pool for dag in dags.values() for task in dag.tasks}

    assert asked["load"] == "daybook_loads"
    assert asked["models"] == "daybook_builds"
    assert {asked["load"], asked["models"]} == set(pools)
    assert pools["daybook_builds"]["slots"] == 1


def test_loads_name_the_tables_of_their_contracts(dags):
    contracts = {
        file.name.removesuffix(".odcs.yaml"): yaml.safe_load(file.read_text(encoding="utf-8"))["schema"]
        for file in (HOUSE / "contracts").glob("*.odcs.yaml")
    }
    tables = {source: {f"{source}.{each['name']}" for each in schema} for source, schema in contracts.items()}
    loads = [task for dag in dags.values() for task in dag.tasks if task.arguments[0] == "load"]

    assert len(loads) == 6
    for task in loads:
        assert {asset.name for asset in task.outlets} == tables[task.arguments[1]], task
    watched = {asset.name for asset in dags["models_on_assets"].timetable.asset_condition.objects}
    assert watched == set().union(*tables.values())


def test_a_dag_file_is_short():
    files = list((HOUSE / "dags").glob("*.py"))

    assert len(files) >= len(EXPECTED)
    for file in files:
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 80, file.name


@cache
def _help(*words: str) -> str:
    done = subprocess.run(
        [HOUSE / "daybook", *words, "--help"], capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 0, f"daybook {' '.join(words)} --help: {done.stderr}"
    return done.stdout + done.stderr


def test_every_command_and_option_exists_in_the_programs_help(dags):
    if not (HOUSE / "daybook").exists():
        pytest.skip("the front door is not built")
    checked = 0
    for dag in dags.values():
        for task in dag.tasks:
            arguments = list(task.arguments)
            verb = arguments[:2] if arguments[0] in {"ledger", "models"} else arguments[:1]
            text = _help(*verb)
            for option in (word for word in arguments if word.startswith("--")):
                assert option in text, f"{task.task_id}: {option}"
            checked += 1
    assert checked >= 5
