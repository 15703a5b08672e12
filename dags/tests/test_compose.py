"""The compose file, for real: builds, starts, logs in, runs a day. Needs a container engine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from serve import HOUSE, free_port

DAG = "etl_full_pipeline_daily"
DATE, LATER, LAST = "2026-03-05", "2026-03-06", "2026-03-07"
IMAGE = os.environ.get("AIRFLOW_IMAGE", "apache/airflow:3.3.2")
COMPOSE = [
    "docker",
    "compose",
    "--file",
    str(HOUSE / "docker-compose.airflow.yml"),
    "--project-name",
    "daybook-test",
]


def engine_is_there() -> bool:
    return (
        bool(shutil.which("docker"))
        and not subprocess.run(["docker", "info"], capture_output=True, check=False).returncode
    )


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not engine_is_there(), reason="no container engine"),
]


class Stack:
    """The services, and a login."""

    def __init__(self, env_file: Path) -> None:
        self._env_file = env_file
        self.secrets = dict(
            line.split("=", 1) for line in env_file.read_text(encoding="utf-8").splitlines() if line
        )
        self.url = f"http://127.0.0.1:{self.secrets['AIRFLOW_PORT']}"
        self._token = ""

    def compose(self, *words: str) -> str:
        """The stdout of a compose command that must end well."""
        done = subprocess.run(
            [*COMPOSE, "--env-file", str(self._env_file), *words], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def up(self, *words: str, **settings: str) -> None:
        """Start what does not run yet or has other settings now; wait until all is healthy."""
        with self._env_file.open("a", encoding="utf-8") as out:
            out.writelines(f"{name}={value}\n" for name, value in settings.items())
        profiles = [word for word in words if word.startswith("--profile=")]
        more = [word for word in words if word not in profiles]
        self.compose(*profiles, "up", *more, "--detach", "--wait", "--wait-timeout", "1800")

    def finished(self, date: str) -> list[dict[str, Any]]:
        """A day's tasks, once its run has ended."""
        path = f"/api/v2/dags/{DAG}"
        self.call("PATCH", path, {"is_paused": False})
        run = self.call("POST", f"{path}/dagRuns", {"logical_date": f"{date}T00:00:00Z"})["dag_run_id"]
        deadline = time.monotonic() + 1800
        while self.call("GET", f"{path}/dagRuns/{run}")["state"] not in {"success", "failed"}:
            assert time.monotonic() < deadline, "the run has not ended"
            time.sleep(1)
        tasks: list[dict[str, Any]] = self.call("GET", f"{path}/dagRuns/{run}/taskInstances")[
            "task_instances"
        ]
        for task in tasks:
            if task["state"] == "failed":
                log = f"{path}/dagRuns/{run}/taskInstances/{task['task_id']}/logs/{task['try_number']}"
                print(task["task_id"], self.call("GET", f"{log}?limit=1000")["content"])
        return tasks

    def sells(self, date: str) -> bool:
        """Whether analysts see a day's orders."""
        build = ("daybook_build", self.secrets["WAREHOUSE_MODELS_PASSWORD"])
        counted = f"select count(*) > 100 from marts.fct_order_lines where order_date = '{date}'"
        return self.ask(*build, counted) == "t"

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The JSON answer of Airflow."""
        if not self._token and path != "/auth/token":
            login = {
                "username": self.secrets["AIRFLOW_ADMIN_USER"],
                "password": self.secrets["AIRFLOW_ADMIN_PASSWORD"],
            }
            self._token = self.call("POST", "/auth/token", login)["access_token"]
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"},
        )
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.loads(answer.read())

    def ask(self, user: str, password: str, query: str) -> str:
        """What a login of the warehouse gets to see."""
        return self.compose(
            "exec", "--no-TTY", "--env", f"PGPASSWORD={password}", "postgres",
            "psql", "--host=127.0.0.1", f"--username={user}", "--dbname=daybook", "-Atc", query,
        ).strip()  # fmt: skip


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    env_file = tmp_path_factory.mktemp("stack") / "env"
    subprocess.run([HOUSE / "deploy" / "airflow-secrets.sh", env_file], check=True, capture_output=True)
    with env_file.open("a", encoding="utf-8") as out:
        out.write(f"AIRFLOW_PORT={free_port(0)}\nWAREHOUSE_PORT={free_port(0)}\n")
    started = Stack(env_file)
    try:
        started.up("--build")
        yield started
    finally:
        started.compose("--profile", "*", "down", "--volumes", "--timeout", "10")


def test_without_secrets_nothing_starts(tmp_path):
    empty = tmp_path / "env"
    empty.touch()

    done = subprocess.run(
        [*COMPOSE, "--env-file", str(empty), "config"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"]},
    )

    assert done.returncode != 0
    assert "run make airflow-secrets" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("POSTGRES_PASSWORD", "postgres", "is made of a word that everybody knows"),
        ("AIRFLOW_JWT_SECRET", "airflow_jwt_secret", "is made of a word that everybody knows"),
        ("AIRFLOW_ADMIN_PASSWORD", "x7Rk2mQ", "is shorter than 20 characters"),
        ("WAREHOUSE_ETL_PASSWORD", None, "is the same as POSTGRES_PASSWORD"),
    ],
)
def test_a_secret_that_could_be_guessed_stops_everything(tmp_path, name, value, why):
    env_file = tmp_path / "env"
    subprocess.run([HOUSE / "deploy" / "airflow-secrets.sh", env_file], check=True, capture_output=True)
    lines = dict(line.split("=", 1) for line in env_file.read_text(encoding="utf-8").splitlines())
    lines[name] = value or lines["POSTGRES_PASSWORD"]
    env_file.write_text("".join(f"{key}={text}\n" for key, text in lines.items()), encoding="utf-8")

    compose = [*COMPOSE, "--project-name", "daybook-test-secrets", "--env-file", str(env_file)]
    done = subprocess.run([*compose, "run", "--rm", "secrets"], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    hint = "hint: empty it in .env and run make airflow-secrets"
    assert f"error: {name} {why}\n{hint}\n" in done.stderr


def test_a_day_runs_green_and_each_login_sees_only_its_part(stack):
    tasks = stack.finished(DATE)

    assert [task["state"] for task in tasks] == ["success"] * 5
    assert stack.sells(DATE)
    build = ("daybook_build", stack.secrets["WAREHOUSE_MODELS_PASSWORD"])
    assert stack.ask(*build, "select has_schema_privilege('raw', 'create')") == "f"
    etl = ("daybook_etl", stack.secrets["WAREHOUSE_ETL_PASSWORD"])
    assert stack.ask(*etl, "select has_schema_privilege('marts', 'usage')") == "f"
    assert stack.ask(*etl, "select has_database_privilege('airflow', 'connect')") == "f"


def test_no_port_is_open_beyond_loopback(stack):
    listed = stack.compose("ps", "--format", "json").splitlines()

    published = [port for line in listed for port in json.loads(line).get("Publishers") or []]
    open_ports = [port for port in published if port["PublishedPort"]]
    assert len(open_ports) >= 2
    assert {port["URL"] for port in open_ports} == {"127.0.0.1"}


def test_the_same_day_in_containers_of_their_own_with_the_inbox_in_a_store(stack):
    profiles = ["--profile=s3", "--profile=containers"]
    stack.up(*profiles, "--build", DAYBOOK_RUNTIME="docker", DAYBOOK_INBOX="s3://daybook-inbox")

    tasks = stack.finished(LATER)

    assert [task["state"] for task in tasks] == ["success"] * 5
    assert stack.sells(LATER)
    came = f"select distinct left(uri, 19) from daybook.load_run where partition_date = '{LATER}'"
    assert stack.ask("postgres", stack.secrets["POSTGRES_PASSWORD"], came) == "s3://daybook-inbox/"


def test_the_same_day_on_a_celery_worker(stack):
    asked = ["docker", "run", "--rm", "--entrypoint=python", IMAGE, "-c", "import airflow.providers.celery"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip(f"{IMAGE} has no Celery provider; AIRFLOW_IMAGE names another")
    settings = {"AIRFLOW_EXECUTOR": "CeleryExecutor", "DAYBOOK_RUNTIME": "process"}
    stack.up("--profile=celery", "--build", **settings, DAYBOOK_INBOX="/var/lib/daybook/inbox")

    tasks = stack.finished(LAST)

    assert [task["state"] for task in tasks] == ["success"] * 5
    assert stack.sells(LAST)
    (worker,) = stack.compose("--profile=celery", "ps", "--quiet", "worker").split()
    assert {task["hostname"] for task in tasks} == {worker[:12]}
