"""The daily DAG with the real program in a real Airflow: warehouse and metadata database of their own."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from serve import HOUSE, LocalAirflow, free_port, switch_on

DAG = "etl_full_pipeline_daily"
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
EARLIER = "2026-03-05"
TASKS = {"generate_mock_data", "etl_sales", "etl_operations", "etl_finance", "sql_models_build"}

pytestmark = pytest.mark.slow


class Warehouse:
    """An embedded PostgreSQL in a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.environment = {**os.environ, "DAYBOOK_DATA_DIR": str(folder)}
        self.environment.pop("DAYBOOK_DATABASE_URL", None)

    def daybook(self, *words: str) -> str:
        """The stdout of a command that must end well."""
        done = subprocess.run(
            [HOUSE / "daybook", *words],
            env=self.environment,
            cwd=HOUSE,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with psycopg2.connect(self.daybook("db", "url")) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())

    def digests(self, date: str) -> list[tuple[Any, ...]]:
        """What the ledger says is loaded for a date."""
        return self.ask(
            "select source, dataset, rows_loaded, digest from daybook.partition "
            f"where partition_date = '{date}' order by 1, 2"
        )


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    house = Warehouse(tmp_path_factory.mktemp("data"))
    house.daybook("db", "up")
    yield house
    house.daybook("db", "down")


@pytest.fixture(scope="module")
def airflow(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAirflow]:
    settings = {"DAYBOOK_DATA_DIR": warehouse.environment["DAYBOOK_DATA_DIR"]}
    with LocalAirflow(tmp_path_factory.mktemp("airflow"), free_port(18280), **settings) as started:
        switch_on(started, DAG)
        yield started


def finished(airflow: LocalAirflow, run_id: str) -> dict[str, str]:
    """The states of the tasks of a run that has ended."""
    run = f"/dags/{DAG}/dagRuns/{run_id}"
    until(lambda: airflow.call("GET", run)["state"] in {"success", "failed"}, f"{run_id} ends")
    tasks = airflow.call("GET", f"{run}/taskInstances")["task_instances"]
    return {task["task_id"]: task["state"] for task in tasks}


def until(condition: Callable[[], Any], what: str) -> None:
    deadline = time.monotonic() + 420
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.5)


def runs(airflow: LocalAirflow) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = airflow.call("GET", f"/dags/{DAG}/dagRuns?limit=100")["dag_runs"]
    return found


def test_two_days_fill_exactly_their_own_partitions_and_marts(airflow, warehouse):
    until(lambda: runs(airflow), "the scheduler starts yesterday")
    (scheduled,) = runs(airflow)
    by_hand = airflow.call("POST", f"/dags/{DAG}/dagRuns", {"logical_date": f"{EARLIER}T00:00:00Z"})

    for run in (scheduled, by_hand):
        assert finished(airflow, run["dag_run_id"]) == dict.fromkeys(TASKS, "success")

    both = {EARLIER, YESTERDAY}
    ledger = warehouse.ask("select partition_date::text, sum(rows_loaded) from daybook.partition group by 1")
    assert {date for date, _ in ledger} == both
    assert all(rows > 1000 for _, rows in ledger)
    loaded = warehouse.ask(
        "select partition_date::text, rows_loaded from daybook.partition "
        "where source = 'sales' and dataset = 'order_lines'"
    )
    raw = warehouse.ask("select _partition_date::text, count(*) from raw.sales__order_lines group by 1")
    marts = warehouse.ask("select order_date::text, count(*) from marts.fct_order_lines group by 1")
    assert sorted(raw) == sorted(loaded)
    assert sorted(marts) == sorted(loaded)


def test_the_result_says_what_was_loaded(airflow, warehouse):
    (run,) = [run for run in runs(airflow) if run["run_type"] == "manual"]

    pushed = airflow.call(
        "GET",
        f"/dags/{DAG}/dagRuns/{run['dag_run_id']}/taskInstances/etl_sales/xcomEntries/return_value",
    )["value"]

    expected = {
        f"{source}.{dataset}": digest
        for source, dataset, _, digest in warehouse.digests(EARLIER)
        if source == "sales"
    }
    assert pushed["date"] == EARLIER
    assert len(expected) >= 7
    assert {table: facts["digest"] for table, facts in pushed["tables"].items()} == expected


def test_an_asset_event_tells_of_each_loaded_table(airflow, warehouse):
    events = airflow.call("GET", "/assets/events?limit=200")["asset_events"]

    told = {
        (event["extra"]["source"], event["extra"]["dataset"], event["extra"]["date"])
        for event in events
        if "dataset" in event["extra"]
    }
    loaded = warehouse.ask("select source, dataset, partition_date::text from daybook.partition")
    assert len(loaded) >= 30
    assert told == set(loaded)


def test_the_same_day_again_changes_nothing(airflow, warehouse):
    before = {date: warehouse.digests(date) for date in (EARLIER, YESTERDAY)}

    run = airflow.call("POST", f"/dags/{DAG}/dagRuns", {"logical_date": None, "conf": {"date": EARLIER}})

    assert finished(airflow, run["dag_run_id"]) == dict.fromkeys(TASKS, "success")
    assert {date: warehouse.digests(date) for date in (EARLIER, YESTERDAY)} == before
