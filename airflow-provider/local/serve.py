"""A real Airflow on this machine: our DAGs, a metadata database of its own, loopback only.

Started by `make airflow`; the scenarios of the tests start it too. Its files lie in one folder
(DAYBOOK_AIRFLOW_HOME, default `.daybook/airflow` of the checkout), its metadata in a database
`airflow` beside the warehouse: SQLite would answer "database is locked" whenever two of its
processes write. Ctrl-C ends every process by its id: a signal to `airflow standalone` would leave
the scheduler and its workers.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from logins import kept_secret, ledger_login, metadata_login

HOUSE = Path(__file__).resolve().parents[2]
LEDGER_CONNECTION = "AIRFLOW_CONN_DAYBOOK_LEDGER"
METADATA_URL = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"
POOLS = HOUSE / "deploy" / "airflow-pools.json"
FIRST_DAG = "etl_full_pipeline_daily"
PATIENCE_SECONDS = 240  # a loaded machine needs minutes for what takes 30 s
COMPONENTS = {
    "api-server": ["api-server", "--workers", "1"],
    "scheduler": ["scheduler", "--skip-serve-logs"],
    "dag-processor": ["dag-processor"],
    "triggerer": ["triggerer", "--skip-serve-logs"],
}


class LocalAirflow:
    """Four processes and a folder. Where its metadata are says METADATA_URL in `environment`."""

    def __init__(self, home: Path, port: int, **environment: str) -> None:
        self.home, self.port = home, port
        self.url = f"http://127.0.0.1:{port}"
        self._password_file = home / "passwords.json"
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._token = ""
        self.environment = {**os.environ, **self._settings(), **environment}

    def __enter__(self) -> LocalAirflow:
        self._migrate()
        try:
            for name, words in COMPONENTS.items():
                self._start(name, words)
            self._wait()
            self._make_pools()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def login(self) -> tuple[str, str]:
        """The generated user and password of this folder."""
        ((user, password),) = json.loads(self._password_file.read_text(encoding="utf-8")).items()
        return user, password

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The JSON answer of Airflow's REST API, `path` below /api/v2."""
        if not self._token:
            user, password = self.login
            answer = self._http("POST", "/auth/token", {"username": user, "password": password})
            self._token = answer["access_token"]
        return self._http(method, f"/api/v2{path}", body)

    def airflow(self, *words: str) -> str:
        """The stdout of one `airflow` command in this Airflow."""
        done = subprocess.run(
            [_airflow(), *words], env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def kill(self, component: str) -> None:
        """End one component without a word, as a crash would."""
        process = self._processes.pop(component)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def start(self, component: str) -> None:
        """Start a component that was ended."""
        self._start(component, COMPONENTS[component])

    def dead(self) -> list[str]:
        """The components that have ended by themselves."""
        return [name for name, process in self._processes.items() if process.poll() is not None]

    def stop(self) -> None:
        """Ask every process to end, then end it."""
        for process in self._processes.values():
            _signal(process, signal.SIGTERM)
        deadline = time.monotonic() + 10
        for process in self._processes.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
            _signal(process, signal.SIGKILL)
            process.wait()
        self._processes.clear()

    def _settings(self) -> dict[str, str]:
        (self.home / "logs").mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o700)
        return {
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW__CORE__AUTH_MANAGER": "airflow.api_fastapi.auth.managers.simple.simple_auth_manager"
            ".SimpleAuthManager",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "daybook:admin",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(self._password_file),
            "AIRFLOW__CORE__DAGS_FOLDER": str(HOUSE / "dags"),
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
            # By default five seconds, in which a busy API server may not answer a task's first word.
            "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "60",
            "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
            "AIRFLOW__CORE__FERNET_KEY": kept_secret(self.home / "fernet_key", 32) + "=",
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__PARALLELISM": "4",
            "AIRFLOW__API__BASE_URL": self.url,
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(self.port),
            "AIRFLOW__API__SECRET_KEY": kept_secret(self.home / "api_secret", 64),
            "AIRFLOW__API_AUTH__JWT_SECRET": kept_secret(self.home / "jwt_secret", 64),
            "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "10",
            "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
            "DAYBOOK_BIN": os.environ.get("DAYBOOK_BIN") or str(HOUSE / "daybook"),
        }

    def _migrate(self) -> None:
        with (self.home / "logs" / "migrate.log").open("ab") as log:
            command = [_airflow(), "db", "migrate"]
            subprocess.run(command, env=self.environment, stdout=log, stderr=log, check=True)

    def _start(self, name: str, words: list[str]) -> None:
        setpriv = shutil.which("setpriv")
        leash = [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []
        with (self.home / "logs" / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [*leash, _airflow(), *words],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._healthy():
            if (dead := self.dead()) or time.monotonic() > deadline:
                culprit = dead[0] if dead else "one of the components"
                raise SystemExit(f"error: {culprit} did not start\nhint: read {self.home}/logs")
            time.sleep(0.3)

    def _make_pools(self) -> None:
        there = {pool["name"] for pool in self.call("GET", "/pools")["pools"]}
        for name, pool in json.loads(POOLS.read_text(encoding="utf-8")).items():
            if name not in there:
                self.call("POST", "/pools", {"name": name, **pool})

    def _healthy(self) -> bool:
        try:
            health = self._http("GET", "/api/v2/monitor/health")
        except OSError:
            return False
        return all(
            health[part]["status"] == "healthy"
            for part in ("metadatabase", "scheduler", "triggerer", "dag_processor")
        )

    def _http(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(  # noqa: S310 (our own loopback address)
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"},
        )
        with urllib.request.urlopen(request, timeout=300) as answer:  # noqa: S310
            return json.loads(answer.read() or b"null")


def free_port(wanted: int) -> int:
    """The wanted port, or any free one where it is taken."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise SystemExit("error: no free port on 127.0.0.1\nhint: set DAYBOOK_AIRFLOW_PORT")


def switch_on(airflow: LocalAirflow, dag_id: str) -> None:
    """Unpause a DAG as soon as the processor has read it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            airflow.call("PATCH", f"/dags/{dag_id}", {"is_paused": False})
        except urllib.error.HTTPError as refused:
            if refused.code != 404 or time.monotonic() > deadline:
                raise
            time.sleep(0.5)
        else:
            return


def _airflow() -> str:
    return str(Path(sys.executable).with_name("airflow"))


def _warehouse_up(home: Path) -> dict[str, str]:
    """The warehouse runs and its ledger is up to date before a task looks for it.

    Returns the connections of Airflow itself and of the ledger's page, each unless it is set.
    """
    program = shlex.split(os.environ.get("DAYBOOK_BIN") or str(HOUSE / "daybook"))
    if subprocess.run([*program, "db", "up"], cwd=HOUSE, stdout=subprocess.DEVNULL, check=False).returncode:
        raise SystemExit("error: the warehouse is not up, see above\nhint: try ./daybook db up")
    asked = subprocess.run([*program, "db", "url"], cwd=HOUSE, stdout=subprocess.PIPE, check=True, text=True)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)

    def made(name: str, login: Callable[[str, str], str], secret: str) -> str:
        return os.environ.get(name) or login(asked.stdout.strip(), kept_secret(home / secret, 24))

    return {
        METADATA_URL: made(METADATA_URL, metadata_login, "metadata_password"),
        LEDGER_CONNECTION: made(LEDGER_CONNECTION, ledger_login, "ledger_password"),
    }


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except (ProcessLookupError, PermissionError):
        pass  # it has ended


def main() -> None:
    """Serve until Ctrl-C."""
    home = Path(os.environ.get("DAYBOOK_AIRFLOW_HOME") or HOUSE / ".daybook" / "airflow").resolve()
    port = free_port(int(os.environ.get("DAYBOOK_AIRFLOW_PORT") or 8080))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    print(f"Airflow starts in {home} ...", flush=True)  # noqa: T201
    try:
        with LocalAirflow(home, port, **_warehouse_up(home)) as airflow:
            switch_on(airflow, FIRST_DAG)
            user, password = airflow.login
            print(  # noqa: T201
                f"\n  look at   {airflow.url}/dags/{FIRST_DAG}"
                f"\n  login     {user} / {password}"
                f"\n  logs      {home}/logs"
                "\n  the DAG is on and runs yesterday now; Ctrl-C stops everything\n",
                flush=True,
            )
            while not airflow.dead():
                time.sleep(1)
            raise SystemExit(f"error: {airflow.dead()[0]} has ended\nhint: read {home}/logs")
    except KeyboardInterrupt:
        print("\nAirflow has stopped")  # noqa: T201


if __name__ == "__main__":
    main()
