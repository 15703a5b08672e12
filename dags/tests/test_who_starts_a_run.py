"""One business date, whoever starts the run: the scheduler, the command line, REST, a backfill.

A real Airflow runs the DAG; a stand-in for the program writes down which dates it was given.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from serve import LocalAirflow, free_port, switch_on

DAG = "etl_full_pipeline_daily"
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
STAND_IN = """#!/bin/sh
echo "$AIRFLOW_CTX_DAG_RUN_ID $*" >> {calls}
"""

pytestmark = pytest.mark.slow


class House:
    """An Airflow, and what the stand-in was called with."""

    def __init__(self, airflow: LocalAirflow, calls: Path) -> None:
        self.airflow, self._calls = airflow, calls

    def trigger(self, **body: Any) -> str:
        """Start a run by REST; its id."""
        run: str = self.airflow.call("POST", f"/dags/{DAG}/dagRuns", body)["dag_run_id"]
        return run

    def states(self, run_id: str) -> dict[str, str]:
        """The states of all tasks of a run, once it has ended."""
        run = f"/dags/{DAG}/dagRuns/{run_id}"
        until(lambda: self.airflow.call("GET", run)["state"] in {"success", "failed"}, f"{run_id} ends")
        found = self.airflow.call("GET", f"{run}/taskInstances")["task_instances"]
        return {task["task_id"]: task["state"] for task in found}

    def dates(self, run_id: str) -> list[str]:
        """The `--date` of every call of a run."""
        lines = self._calls.read_text(encoding="utf-8").splitlines() if self._calls.exists() else []
        words = [line.split() for line in lines if line.startswith(f"{run_id} ")]
        return [line[line.index("--date") + 1] for line in words if "--date" in line]

    def runs(self, kind: str = "") -> list[dict[str, Any]]:
        """All runs there are, or those of a kind: scheduled, manual, backfill."""
        found = self.airflow.call("GET", f"/dags/{DAG}/dagRuns?limit=100")["dag_runs"]
        return [run for run in found if kind in {"", run["run_type"]}]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    program, calls = folder / "daybook", folder / "calls"
    program.write_text(STAND_IN.format(calls=calls), encoding="utf-8")
    program.chmod(0o755)
    with LocalAirflow(folder / "airflow", free_port(18180), DAYBOOK_BIN=str(program)) as airflow:
        switch_on(airflow, DAG)
        yield House(airflow, calls)


def all_green_for(house: House, run_id: str, date: str) -> None:
    states = house.states(run_id)
    assert len(states) == 5, states
    assert set(states.values()) == {"success"}, states
    assert set(house.dates(run_id)) == {date}
    assert len(house.dates(run_id)) >= 4


def test_the_scheduler_runs_the_day_that_has_just_ended_and_no_other(house):
    until(lambda: house.runs("scheduled"), "the scheduler starts a run")
    (run,) = house.runs("scheduled")

    all_green_for(house, run["dag_run_id"], YESTERDAY)


def test_rest_with_a_logical_date(house):
    all_green_for(house, house.trigger(logical_date="2026-03-05T00:00:00Z"), "2026-03-05")


def test_rest_with_params_and_without_a_logical_date(house):
    run = house.trigger(logical_date=None, conf={"date": "2026-03-06"})

    all_green_for(house, run, "2026-03-06")


def test_rest_with_neither_fails_at_once_and_calls_nothing(house):
    run = house.trigger(logical_date=None)

    states = house.states(run)
    assert len(states) == 5
    assert states["generate_mock_data"] == "failed"
    assert set(states.values()) == {"failed", "upstream_failed"}
    assert house.dates(run) == []


def test_a_date_that_is_none_is_refused_before_a_run_exists(house):
    before = len(house.runs())

    with pytest.raises(OSError, match="HTTP Error 400"):
        house.trigger(logical_date=None, conf={"date": "yesterday"})
    assert len(house.runs()) == before


def test_the_command_line_with_a_logical_date(house):
    house.airflow.airflow("dags", "trigger", DAG, "-l", "2026-03-07T00:00:00Z", "-r", "by-hand")

    all_green_for(house, "by-hand", "2026-03-07")


def test_a_backfill_runs_every_day_of_the_range_the_last_one_included(house):
    backfill(house, "2026-02-01", "2026-02-03")

    runs = house.runs("backfill")
    assert sorted(run["logical_date"][:10] for run in runs) == ["2026-02-01", "2026-02-02", "2026-02-03"]
    for run in runs:
        all_green_for(house, run["dag_run_id"], run["logical_date"][:10])


@pytest.mark.parametrize(("mode", "again"), [("none", []), ("failed", []), ("completed", ["2026-02-02"])])
def test_a_second_backfill_repeats_a_green_day_only_when_told_to(house, mode, again):
    before = {run["dag_run_id"]: len(house.dates(run["dag_run_id"])) for run in house.runs("backfill")}

    backfill(house, "2026-02-02", "2026-02-02", mode)

    for run in house.runs("backfill"):
        house.states(run["dag_run_id"])
        twice = len(house.dates(run["dag_run_id"])) > before[run["dag_run_id"]]
        assert twice == (run["logical_date"][:10] in again)


def backfill(house: House, first: str, last: str, mode: str = "none") -> None:
    """Ask for a backfill by REST and wait for its end."""
    body = {
        "dag_id": DAG,
        "from_date": f"{first}T00:00:00Z",
        "to_date": f"{last}T00:00:00Z",
        "reprocess_behavior": mode,
        "max_active_runs": 3,
    }
    backfill_id = house.airflow.call("POST", "/backfills", body)["id"]
    until(lambda: house.airflow.call("GET", f"/backfills/{backfill_id}")["completed_at"], "it completes")


def until(condition: Callable[[], Any], what: str) -> None:
    """Wait for something that a loaded machine may take minutes for."""
    deadline = time.monotonic() + 240
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.5)
