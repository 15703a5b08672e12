"""What goes wrong in the night, and that nothing of it is seen in the data afterwards."""

import pytest
from serve import switch_on

from house import DAG, until
from real import server

SOURCES = "sources_daily"
LOADS = ("etl_sales", "etl_operations", "etl_finance")
BUILD = "sql_models_build"

pytestmark = pytest.mark.slow


def all_green(states: dict[str, str], count: int) -> None:
    assert len(states) == count, states
    assert set(states.values()) == {"success"}, states


def test_a_late_file_is_waited_for(real):
    date = "2026-03-10"
    switch_on(real.airflow, SOURCES)
    run_id = real.trigger(SOURCES, logical_date=f"{date}T00:00:00Z")
    until(lambda: real.states(run_id, SOURCES)["etl_sales"] == "up_for_retry", "the load waits")
    assert real.warehouse.digests(date) == []

    real.warehouse.daybook("generate", "--date", date)

    all_green(real.finished(run_id, SOURCES), 4)
    assert real.tries(run_id, SOURCES)["etl_sales"] >= 2
    assert len(real.warehouse.digests(date)) >= 15


def test_a_broken_file_fails_at_once_and_a_corrected_one_is_loaded_by_clearing(real):
    date = "2026-03-11"
    real.warehouse.daybook("generate", "--date", date, "--broken", "missing-header")

    run_id = real.trigger(SOURCES, logical_date=f"{date}T00:00:00Z")

    states = real.finished(run_id, SOURCES)
    (failed,) = [task for task in LOADS if states[task] == "failed"]
    assert states[BUILD] == "upstream_failed"
    assert real.tries(run_id, SOURCES)[failed] == 1
    log = real.log(run_id, failed, 1, SOURCES)
    assert "error[" in log
    assert "hint:" in log
    source = failed.removeprefix("etl_")
    assert source not in {row[0] for row in real.warehouse.digests(date)}

    real.warehouse.daybook("generate", "--date", date)
    real.clear(run_id, SOURCES, only_failed=True)

    all_green(real.finished(run_id, SOURCES), 4)
    assert real.tries(run_id, SOURCES)[failed] == 2
    assert source in {row[0] for row in real.warehouse.digests(date)}


def test_a_scheduler_killed_during_a_load_is_survived(real):
    date = "2026-03-12"
    with real.warehouse.locked("raw.sales__sales_targets"):
        run_id = real.trigger(logical_date=f"{date}T00:00:00Z")
        until(real.warehouse.waiting, "the load is in its middle")

        real.airflow.kill("scheduler")

        until(lambda: not real.warehouse.waiting(), "the load ends with its scheduler")
    assert real.warehouse.digests(date) == []
    real.airflow.start("scheduler")

    all_green(real.finished(run_id), 5)
    assert real.tries(run_id)["etl_sales"] == 2


def test_a_database_that_crashes_in_the_middle_is_waited_for(real):
    date = "2026-03-13"
    with real.warehouse.locked("raw.sales__sales_targets"):
        run_id = real.trigger(logical_date=f"{date}T00:00:00Z")
        until(real.warehouse.waiting, "the load is in its middle")

        real.warehouse.crash()

    until(lambda: real.states(run_id)["etl_sales"] == "up_for_retry", "the load is to be tried again")
    real.warehouse.daybook("db", "up")

    assert real.warehouse.digests(date) == []
    all_green(real.finished(run_id), 5)
    assert real.tries(run_id)["etl_sales"] >= 2


def test_a_cleared_load_leaves_no_query_behind_and_starts_again(real):
    date = "2026-03-14"
    with real.warehouse.locked("raw.sales__sales_targets"):
        run_id = real.trigger(logical_date=f"{date}T00:00:00Z")
        until(real.warehouse.waiting, "the load is in its middle")

        real.airflow.call(
            "PATCH", f"/dags/{DAG}/dagRuns/{run_id}/taskInstances/etl_sales", {"new_state": "failed"}
        )

        until(lambda: not real.warehouse.waiting(), "its query is gone")
    assert real.finished(run_id)["etl_sales"] == "failed"
    assert real.warehouse.digests(date) == []

    real.clear(run_id, DAG, only_failed=True)

    all_green(real.finished(run_id), 5)


def test_two_dates_at_once(real):
    dates = ("2026-03-15", "2026-03-16")

    runs = [real.trigger(logical_date=f"{date}T00:00:00Z") for date in dates]

    for run_id in runs:
        all_green(real.finished(run_id), 5)
    for date in dates:
        assert len(real.warehouse.digests(date)) >= 15


def test_after_all_that_the_warehouse_is_that_of_quiet_days(real):
    ranges = real.warehouse.ask(
        "select min(partition_date)::text, max(partition_date)::text from ("
        "select distinct partition_date,"
        " partition_date - dense_rank() over (order by partition_date)::integer as range"
        " from daybook.partition) as dates group by range order by 1"
    )
    assert ranges[0] == ("2026-03-10", "2026-03-16")
    with server() as quiet:
        for first, last in ranges:
            quiet.days(first, last)
        quiet.build()

        found, expected = real.warehouse.everything(), quiet.everything()
        assert {name for name in expected if found.get(name) != expected[name]} == set()
