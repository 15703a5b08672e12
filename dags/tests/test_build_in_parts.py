"""The build as a group of tasks, by one setting: the same models, parts to see and to clear."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from serve import HOUSE

from house import DAG
from real import Real

DATE = "2026-03-10"
LAYERS = ["checks", "intermediate", "marts", "seeds", "staging"]


def daybook(*words: str) -> str:
    """The stdout of a command that needs no database."""
    done = subprocess.run([HOUSE / "daybook", *words], cwd=HOUSE, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The plan of the project by layer, and that by folder."""
    target = tmp_path_factory.mktemp("target")
    daybook("models", "parse", "--project-dir", "sql-models", "--target-path", str(target))
    made = {}
    for by in ("layer", "folder"):
        made[by] = target / f"{by}.json"
        command = [Path(sys.executable).with_name("daybook-plan"), by, target / "manifest.json", made[by]]
        subprocess.run(command, check=True)
    return made


@pytest.fixture(scope="module")
def more_settings(plans: dict[str, Path]) -> dict[str, str]:
    return {"AIRFLOW__DAYBOOK__MODELS_PLAN": str(plans["layer"])}


def test_the_dags_have_a_task_for_each_part_between_the_loads_and_the_end(plans, monkeypatch):
    from airflow.dag_processing.dagbag import DagBag

    monkeypatch.setenv("AIRFLOW__DAYBOOK__MODELS_PLAN", str(plans["layer"]))

    dag = DagBag().dags[DAG]

    group = {task_id: dag.get_task(task_id) for task_id in dag.task_ids if task_id.startswith("sql_models")}
    assert sorted(group) == [f"sql_models_build.{layer}" for layer in LAYERS]
    staging, marts = group["sql_models_build.staging"], group["sql_models_build.marts"]
    assert staging.upstream_task_ids == {"etl_sales", "etl_operations", "etl_finance"}
    assert staging.trigger_rule.value == "none_failed_min_one_success"
    assert marts.upstream_task_ids == {"sql_models_build.intermediate", "sql_models_build.seeds"}
    assert marts.trigger_rule.value == "all_success"
    assert marts.arguments[-4:] == [
        "--select",
        "path:models/marts",
        "--indirect-selection",
        "buildable",
    ]


@pytest.mark.slow
def test_the_parts_together_build_everything_and_nothing_twice(plans):
    from daybook_provider.plan import read

    listing = ["models", "ls", "--quiet", "--project-dir", "sql-models", "--output", "name"]
    kinds = ["--resource-types", "model", "seed", "test"]
    parts = [daybook(*listing, *kinds, *part.arguments).split() for part in read(plans["folder"])]

    everything = daybook(*listing, *kinds).split()
    assert len(everything) > 350
    assert sorted(name for part in parts for name in part) == sorted(everything)


@pytest.mark.slow
def test_a_part_that_failed_holds_up_those_after_it_and_is_built_when_it_is_cleared(real: Real):
    run_id = real.trigger(logical_date=f"{DATE}T00:00:00Z")
    for run in real.runs():  # that of yesterday too: it may not change what is compared
        states = real.finished(run["dag_run_id"])
        assert len(states) == 4 + len(LAYERS)
        assert set(states.values()) == {"success"}
    before = real.warehouse.everything()
    everything = [f"sql_models_build.{layer}" for layer in LAYERS]

    real.warehouse.change("alter table raw.finance__budgets rename to budgets_hidden")
    real.clear(run_id, DAG, task_ids=everything, only_failed=False)
    states = real.finished(run_id)
    assert {layer: states[f"sql_models_build.{layer}"] for layer in LAYERS} == {
        "seeds": "success",
        "staging": "failed",
        "intermediate": "upstream_failed",
        "marts": "upstream_failed",
        "checks": "upstream_failed",
    }

    real.warehouse.change("alter table raw.budgets_hidden rename to finance__budgets")
    real.clear(run_id, DAG, only_failed=True)
    assert set(real.finished(run_id).values()) == {"success"}
    assert real.warehouse.everything() == before
