"""What goes wrong in the night: a late file, a broken one, a scheduler that dies during a load."""

import pytest
from serve import switch_on

from house import until

SOURCES = "sources_daily"
LOADS = ("etl_sales", "etl_operations", "etl_finance")

pytestmark = pytest.mark.slow


def test_a_late_file_is_waited_for(real):
    switch_on(real.airflow, SOURCES)
    run_id = real.trigger(SOURCES, logical_date="2026-03-10T00:00:00Z")
    until(lambda: real.states(run_id, SOURCES)["etl_sales"] == "up_for_retry", "the load waits")
    assert real.warehouse.digests("2026-03-10") == []

    real.warehouse.daybook("generate", "--date", "2026-03-10")

    assert set(real.finished(run_id, SOURCES).values()) == {"success"}
    assert len(real.warehouse.digests("2026-03-10")) >= 15


def test_a_broken_file_fails_at_once_and_a_corrected_one_is_loaded_by_clearing(real):
    date = "2026-03-11"
    real.warehouse.daybook("generate", "--date", date, "--broken", "missing-header")

    run_id = real.trigger(SOURCES, logical_date=f"{date}T00:00:00Z")

    states = real.finished(run_id, SOURCES)
    failed = [task for task in LOADS if states[task] == "failed"]
    assert len(failed) == 1
    assert states["sql_models_build"] == "upstream_failed"
    task = real.airflow.call("GET", f"/dags/{SOURCES}/dagRuns/{run_id}/taskInstances/{failed[0]}")
    assert task["try_number"] == 1

    real.warehouse.daybook("generate", "--date", date)
    real.airflow.call(
        "POST",
        f"/dags/{SOURCES}/clearTaskInstances",
        {"dry_run": False, "dag_run_id": run_id, "only_failed": True, "reset_dag_runs": True},
    )

    until(lambda: set(real.states(run_id, SOURCES).values()) == {"success"}, "the cleared run is green")


def test_a_scheduler_killed_during_a_load_leaves_the_state_of_an_undisturbed_run(real):
    date = "2026-03-12"
    run_id = real.trigger(logical_date=f"{date}T00:00:00Z")
    until(lambda: real.states(run_id).get("etl_sales") == "running", "the load runs")

    real.airflow.kill("scheduler")
    real.airflow.start("scheduler")

    assert set(real.finished(run_id).values()) == {"success"}
    disturbed = real.warehouse.digests(date)
    assert len(disturbed) >= 15
    again = real.trigger(logical_date=None, conf={"date": date})
    assert set(real.finished(again).values()) == {"success"}
    assert real.warehouse.digests(date) == disturbed
