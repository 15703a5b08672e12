"""What Airflow costs: the daily DAG against its five commands in a shell, and a task against a no-op.

Run by `bench/run airflow` with the Python of `airflow-provider/venv.sh airflow`; prints seconds as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "airflow-provider" / "local"))

from serve import LocalAirflow, free_port, switch_on  # noqa: E402 (its folder is known only now)

PIPELINE = "etl_full_pipeline_daily"
STARTS = "starts"
ROUNDS = 3
FIRST_DATE = date(2026, 3, 2)
TASKS = 5

STARTS_DAG = f"""
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, chain
from daybook_provider import DaybookOperator

with DAG("{STARTS}", schedule=None):
    chain(*[
        task
        for number in range({TASKS})
        for task in (
            BashOperator(task_id=f"bash_{{number}}", bash_command="true"),
            DaybookOperator(task_id=f"daybook_{{number}}", arguments=["--version"]),
        )
    ])
"""


def commands(day: str) -> list[list[str]]:
    """The five commands of the pipeline."""
    loads = [["load", source, "--date", day] for source in ("sales", "operations", "finance")]
    variables = json.dumps({"business_date": day})
    build = ["models", "build", "--project-dir", "sql-models", "--exit-codes", "daybook", "--vars", variables]
    return [["generate", "--date", day], *loads, build]


def in_shell(day: str, environment: dict[str, str]) -> float:
    """Seconds of the five commands one after the other."""
    started = time.perf_counter()
    for words in commands(day):
        subprocess.run([ROOT / "daybook", *words], cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


def run(airflow: LocalAirflow, dag_id: str, body: dict[str, Any]) -> list[dict[str, Any]]:
    """Trigger a run and wait for its end; its tasks, each with start_date and end_date."""
    path = f"/dags/{dag_id}/dagRuns"
    path = f"{path}/{airflow.call('POST', path, body)['dag_run_id']}"
    while (state := airflow.call("GET", path)["state"]) not in {"success", "failed"}:
        time.sleep(0.2)
    tasks: list[dict[str, Any]] = airflow.call("GET", f"{path}/taskInstances")["task_instances"]
    if state == "failed" or any(task["state"] != "success" for task in tasks):
        raise SystemExit(f"the run of {dag_id} has failed, see {airflow.home}/logs")
    return tasks


def seconds(start: str, end: str) -> float:
    """Between two moments as Airflow's API writes them."""
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()


def in_airflow(airflow: LocalAirflow, day: str) -> float:
    """Seconds from the trigger of the DAG to the end of its last task."""
    started = time.time()
    tasks = run(airflow, PIPELINE, {"logical_date": None, "conf": {"date": day}})
    return max(datetime.fromisoformat(task["end_date"]).timestamp() for task in tasks) - started


def main() -> None:
    """Measure in turn, the first round not counted."""
    folder = Path(tempfile.mkdtemp(prefix="daybook-bench-"))
    folder.chmod(0o755)  # started by root, PostgreSQL runs under another account and must get here
    dags = folder / "dags"
    dags.mkdir()
    shutil.copy(ROOT / "dags" / f"{PIPELINE}.py", dags)
    (dags / f"{STARTS}.py").write_text(STARTS_DAG, encoding="utf-8")
    data = {"DAYBOOK_DATA_DIR": str(folder / "data")}
    environment = {**os.environ, **data}
    subprocess.run([ROOT / "daybook", "db", "up"], env=environment, check=True, capture_output=True)
    found: dict[str, list[float]] = {"shell": [], "airflow": [], "bash": [], "daybook": []}
    try:
        settings = {**data, "AIRFLOW__CORE__DAGS_FOLDER": str(dags), "DAYBOOK_BIN": str(ROOT / "daybook")}
        with LocalAirflow(folder / "airflow", free_port(18480), **settings) as airflow:
            switch_on(airflow, STARTS)
            switch_on(airflow, PIPELINE)
            wait_for_calm(airflow)
            for number in range(ROUNDS + 1):
                day = FIRST_DATE + timedelta(days=2 * number)
                shell = in_shell(day.isoformat(), environment)
                scheduled = in_airflow(airflow, (day + timedelta(days=1)).isoformat())
                if number:
                    found["shell"].append(shell)
                    found["airflow"].append(scheduled)
            for task in run(airflow, STARTS, {"logical_date": None}):
                kind, number = task["task_id"].split("_")
                if number != "0":
                    found[kind].append(seconds(task["start_date"], task["end_date"]))
    finally:
        subprocess.run([ROOT / "daybook", "db", "down"], env=environment, check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)
    json.dump(found, sys.stdout)


def wait_for_calm(airflow: LocalAirflow) -> None:
    """The run of yesterday, which begins when the DAG is switched on, has ended."""
    path = f"/dags/{PIPELINE}/dagRuns"
    while not (runs := airflow.call("GET", path)["dag_runs"]) or runs[0]["state"] in {"queued", "running"}:
        time.sleep(0.5)


if __name__ == "__main__":
    main()
