"""A real Airflow with a stand-in for the program, which writes down what it was asked to do."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from serve import LocalAirflow

DAG = "etl_full_pipeline_daily"
LAST_LINES = 40  # of each component's log, where a task has failed
# A load tells of one table of its source; its date is the last word. A date named in the file `broken` fails.
STAND_IN = """#!/bin/sh
echo "$AIRFLOW_CTX_DAG_RUN_ID $*" >> {calls}
for broken in $(cat {calls}.broken 2>/dev/null); do case "$*" in *$broken*) exit 1 ;; esac; done
[ "$1" = load ] || exit 0
case $2 in sales) table=orders ;; operations) table=deliveries ;; finance) table=budgets ;; esac
for last; do :; done
printf '{{"event":"result","source":"%s","dataset":"%s","date":"%s","state":"loaded"}}\\n' $2 $table $last >&2
"""


class House:
    """An Airflow, and what the stand-in was called with."""

    def __init__(self, airflow: LocalAirflow, calls: Path) -> None:
        self.airflow, self._calls = airflow, calls

    def break_dates(self, *dates: str) -> None:
        """From now on every command for these dates fails, and for no others."""
        Path(f"{self._calls}.broken").write_text("\n".join(dates), encoding="utf-8")

    def trigger(self, **body: Any) -> str:
        """Start a run by REST; its id."""
        run: str = self.airflow.call("POST", f"/dags/{DAG}/dagRuns", body)["dag_run_id"]
        return run

    def states(self, run_id: str, dag_id: str = DAG) -> dict[str, str]:
        """The states of all tasks of a run, once it has ended."""
        return ended(self.airflow, dag_id, run_id)

    def calls(self, run_id: str) -> list[list[str]]:
        """The words of every call of a run."""
        lines = self._calls.read_text(encoding="utf-8").splitlines() if self._calls.exists() else []
        return [line.split()[1:] for line in lines if line.startswith(f"{run_id} ")]

    def dates(self, run_id: str) -> list[str]:
        """The `--date` of every call of a run."""
        return [call[call.index("--date") + 1] for call in self.calls(run_id) if "--date" in call]

    def runs(self, kind: str = "", dag_id: str = DAG) -> list[dict[str, Any]]:
        """All runs there are, or those of a kind: scheduled, manual, backfill."""
        found = self.airflow.call("GET", f"/dags/{dag_id}/dagRuns?limit=100")["dag_runs"]
        return [run for run in found if kind in {"", run["run_type"]}]


def ended(airflow: LocalAirflow, dag_id: str, run_id: str) -> dict[str, str]:
    """The states of a run's tasks once it has ended.

    The logs of failed ones are printed: pytest shows them where a test fails, and there only.
    """
    run = f"/dags/{dag_id}/dagRuns/{run_id}"
    until(lambda: airflow.call("GET", run)["state"] in {"success", "failed"}, f"{run_id} ends", 900)
    tasks = airflow.call("GET", f"{run}/taskInstances")["task_instances"]
    for task in tasks:
        if task["state"] == "failed":
            log = log_of(airflow, f"{run}/taskInstances/{task['task_id']}", task["try_number"])
            print(f"---- {dag_id} {run_id} {task['task_id']} has failed\n{log}")
    if "failed" in {task["state"] for task in tasks}:
        for file in sorted((airflow.home / "logs").glob("*.log")):
            last = file.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
            print(f"---- the end of {file.name}", *last, sep="\n")
    return {task["task_id"]: task["state"] for task in tasks}


def log_of(airflow: LocalAirflow, task: str, attempt: int) -> str:
    """The log of one try of a task, which has the path `task` in the API."""
    lines = airflow.call("GET", f"{task}/logs/{attempt}?limit=1000")["content"]
    return "\n".join(line if isinstance(line, str) else str(line["event"]) for line in lines)


def backfilled(airflow: LocalAirflow, dag_id: str, first: str, last: str, **more: Any) -> None:
    """Ask for a backfill by REST and wait for its end."""
    dates = {"from_date": f"{first}T00:00:00Z", "to_date": f"{last}T00:00:00Z"}
    made = airflow.call("POST", "/backfills", {"dag_id": dag_id, **dates, **more})["id"]
    until(lambda: airflow.call("GET", f"/backfills/{made}")["completed_at"], "it completes", 900)


def until(condition: Callable[[], Any], what: str, seconds: float = 240) -> None:
    """Wait for something that a loaded machine may take minutes for."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.5)
