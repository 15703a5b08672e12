"""What Airflow costs: the daily DAG against its five commands in a shell, a task against a no-op, a build
of many models against the same command, our DAG file against an empty one.

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
from collections import defaultdict
from contextlib import redirect_stdout
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import projects

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "airflow-provider" / "local"))

from logins import metadata_login  # noqa: E402 (its folder is known only now)
from serve import METADATA_URL, LocalAirflow, free_port, switch_on  # noqa: E402

Found = dict[str, list[float]]

PIPELINE = "etl_full_pipeline_daily"
STARTS, VIEWS = "starts", "views"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
FIRST_DATE = date(2026, 3, 2)
TASKS = 5
MODELS = 200
PARSES = 9

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
VIEWS_DAG = f"""
from airflow.sdk import DAG
from daybook_provider import DaybookOperator

with DAG("{VIEWS}", schedule=None):
    DaybookOperator(task_id="build", arguments={{words}})
"""
EMPTY_DAG = """
from airflow.sdk import DAG

with DAG("empty", schedule=None):
    pass
"""


def commands(day: str) -> list[list[str]]:
    """The five commands of the pipeline."""
    loads = [["load", source, "--date", day] for source in ("sales", "operations", "finance")]
    variables = json.dumps({"business_date": day})
    build = ["models", "build", "--project-dir", "sql-models", "--exit-codes", "daybook", "--vars", variables]
    return [["generate", "--date", day], *loads, build]


def in_shell(words_of_commands: list[list[str]], environment: dict[str, str]) -> float:
    """Seconds of the commands one after the other."""
    started = time.perf_counter()
    for words in words_of_commands:
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


def in_airflow(airflow: LocalAirflow, dag_id: str, body: dict[str, Any]) -> float:
    """Seconds from the trigger of the DAG to the end of its last task."""
    started = time.time()
    tasks = run(airflow, dag_id, body)
    return max(datetime.fromisoformat(task["end_date"]).timestamp() for task in tasks) - started


def pipeline(airflow: LocalAirflow, environment: dict[str, str], found: Found) -> None:
    """The five commands in a shell and on Airflow in turn, a new day each time; the first is not counted."""
    switch_on(airflow, PIPELINE)
    wait_for_calm(airflow)
    for number in range(ROUNDS + 1):
        day = FIRST_DATE + timedelta(days=2 * number)
        shell = in_shell(commands(day.isoformat()), environment)
        conf = {"date": (day + timedelta(days=1)).isoformat()}
        scheduled = in_airflow(airflow, PIPELINE, {"logical_date": None, "conf": conf})
        if number:
            found["shell"].append(shell)
            found["airflow"].append(scheduled)


def starts(airflow: LocalAirflow, found: Found) -> None:
    """The start of a task of ours and of one that does nothing, by turns in one chain."""
    switch_on(airflow, STARTS)
    for task in run(airflow, STARTS, {"logical_date": None}):
        kind, number = task["task_id"].split("_")
        if number != "0":
            found[kind].append(seconds(task["start_date"], task["end_date"]))


def views(airflow: LocalAirflow, words: list[str], environment: dict[str, str], found: Found) -> None:
    """One build of many models in a shell and as a task."""
    switch_on(airflow, VIEWS)
    for number in range(ROUNDS + 1):
        bare = in_shell([words], environment)
        scheduled = in_airflow(airflow, VIEWS, {"logical_date": None})
        if number:
            found["bare build"].append(bare)
            found["build"].append(scheduled)


def parses(folder: Path, found: Found) -> None:
    """How long a fork of a process that knows Airflow reads a file: that is what the DAG processor does."""
    from airflow.dag_processing.dagbag import DagBag

    (folder / "empty.py").write_text(EMPTY_DAG, encoding="utf-8")
    sys.path.insert(0, str(ROOT / "dags"))
    for number in range(PARSES + 1):
        for name, file in (("parse", ROOT / "dags" / f"{PIPELINE}.py"), ("empty parse", folder / "empty.py")):
            reading, writing = os.pipe()
            if not os.fork():
                started = time.perf_counter()
                bag = DagBag(file, bundle_path=file.parent, bundle_name="bench")
                took = time.perf_counter() - started
                os.write(writing, f"{took if len(bag.dags) == 1 else -1}".encode())
                os._exit(0)
            took = float(os.read(reading, 100))
            os.wait()
            os.close(reading)
            os.close(writing)
            if took < 0:
                raise SystemExit(f"{file} holds no DAG")
            if number:
                found[name].append(took)


def main() -> None:
    """Measure all of it on an Airflow and a warehouse of its own."""
    folder = Path(tempfile.mkdtemp(prefix="daybook-bench-"))
    folder.chmod(0o755)  # started by root, PostgreSQL runs under another account and must get here
    dags = folder / "dags"
    shutil.copytree(ROOT / "dags", dags, ignore=shutil.ignore_patterns("tests", "__pycache__"))
    project = projects.views(folder / "views", MODELS)
    place = ["--project-dir", str(project), "--profiles-dir", str(project)]
    build = ["models", "build", *place, "--target-path", str(folder / "target")]
    (dags / f"{STARTS}.py").write_text(STARTS_DAG, encoding="utf-8")
    (dags / f"{VIEWS}.py").write_text(VIEWS_DAG.format(words=build), encoding="utf-8")
    data = {"DAYBOOK_DATA_DIR": str(folder / "data"), "DAYBOOK_BIN": str(ROOT / "daybook")}
    environment = {**os.environ, **data}
    found: Found = defaultdict(list)
    try:
        daybook("db", "up", environment=environment)
        url = daybook("db", "url", environment=environment)
        environment |= profile(url)
        settings = {"AIRFLOW__CORE__DAGS_FOLDER": str(dags), METADATA_URL: metadata_login(url, "of-a-bench")}
        with LocalAirflow(folder / "airflow", free_port(18480), **environment, **settings) as airflow:
            pipeline(airflow, environment, found)
            starts(airflow, found)
            views(airflow, build, environment, found)
        quiet = {"AIRFLOW__CORE__LOAD_EXAMPLES": "False", "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR"}
        os.environ |= {"AIRFLOW_HOME": str(folder / "parse"), **quiet}
        with redirect_stdout(sys.stderr):
            parses(folder, found)
    finally:
        daybook("db", "down", environment=environment)
        shutil.rmtree(folder, ignore_errors=True)
    json.dump(found, sys.stdout)


def daybook(*words: str, environment: dict[str, str]) -> str:
    """The stdout of a command."""
    command = [ROOT / "daybook", *words]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def profile(url: str) -> dict[str, str]:
    """What the profile of a made project asks the environment."""
    parts = urlsplit(url)
    return {
        "BENCH_HOST": str(parts.hostname),
        "BENCH_PORT": str(parts.port),
        "BENCH_USER": str(parts.username),
        "BENCH_PASSWORD": str(parts.password),
        "BENCH_DATABASE": parts.path.strip("/"),
    }


def wait_for_calm(airflow: LocalAirflow) -> None:
    """The run of yesterday, which begins when the DAG is switched on, has ended."""
    path = f"/dags/{PIPELINE}/dagRuns"
    while not (runs := airflow.call("GET", path)["dag_runs"]) or runs[0]["state"] in {"queued", "running"}:
        time.sleep(0.5)


if __name__ == "__main__":
    main()
