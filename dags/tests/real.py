"""The real program in a real Airflow, on a warehouse and a metadata database of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
from serve import HOUSE, LocalAirflow

from house import DAG, ended, log_of

SOURCES = ("sales", "operations", "finance")


class Warehouse:
    """An embedded PostgreSQL in a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "DAYBOOK_DATA_DIR": str(folder)}
        self.environment.pop("DAYBOOK_DATABASE_URL", None)

    def daybook(self, *words: str, code: int = 0) -> str:
        """The stdout of a command that must end well, or with a certain exit code."""
        done = subprocess.run(
            [HOUSE / "daybook", *words],
            env=self.environment,
            cwd=HOUSE,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout.strip()

    @contextmanager
    def asking(self) -> Iterator[Callable[[str], list[tuple[Any, ...]]]]:
        """A function from a query to its rows: who asks often asks on one connection."""
        connection = psycopg2.connect(self.daybook("db", "url"))

        def ask(query: str) -> list[tuple[Any, ...]]:
            with connection.cursor() as cursor:
                cursor.execute(query)
                return list(cursor.fetchall())

        try:
            yield ask
        finally:
            connection.close()

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with self.asking() as ask:
            return ask(query)

    def change(self, statement: str) -> None:
        """Do something by hand, as the owner."""
        with psycopg2.connect(self.daybook("db", "url")) as connection, connection.cursor() as cursor:
            cursor.execute(statement)

    def digests(self, date: str) -> list[tuple[Any, ...]]:
        """What the ledger says is loaded for a date."""
        return self.ask(
            "select source, dataset, rows_loaded, digest from daybook.partition "
            f"where partition_date = '{date}' order by 1, 2"
        )

    def days(self, first: str, last: str) -> None:
        """Load the days of a range one after the other, as nobody disturbs."""
        dates = ["--from", first, "--to", last]
        self.daybook("generate", *dates)
        for source in SOURCES:
            self.daybook("load", source, *dates)

    def build(self, date: str | None = None) -> None:
        """Build and test all models, as the build of a date or of all."""
        variables = ["--vars", f'{{"business_date": "{date}"}}'] if date else []
        self.daybook("models", "build", "--project-dir", "sql-models", "--exit-codes", "daybook", *variables)

    def everything(self) -> dict[str, Any]:
        """The current loads of the ledger, and count and digest of each table of raw and marts."""
        with self.asking() as ask:
            columns = ask(
                "select table_schema || '.' || table_name,"
                " string_agg('t.' || quote_ident(column_name), ', ' order by ordinal_position)"
                " from information_schema.columns"
                " where (table_schema = 'marts' or table_schema = 'raw' and table_name !~ '_p[0-9]{8}_')"
                " and column_name not in ('_load_id', 'load_id') group by 1"
            )
            assert len(columns) >= 50
            found: dict[str, Any] = {
                "ledger": ask(
                    "select source, dataset, partition_date::text, rows_loaded, digest"
                    " from daybook.partition order by 1, 2, 3"
                )
            }
            for table, listed in columns:
                row = f"row({listed})::text"
                sorted_rows = f"string_agg({row}, '' order by {row} collate \"C\")"
                (found[table],) = ask(f"select count(*), md5({sorted_rows}) from {table} as t")
            return found

    @contextmanager
    def locked(self, table: str) -> Iterator[None]:
        """Nobody may touch a table; whoever needs it waits."""
        connection = psycopg2.connect(self.daybook("db", "url"))
        try:
            connection.cursor().execute(f"lock table {table} in access exclusive mode")
            yield
        finally:
            connection.close()  # which ends its transaction, if the server is still there

    def waiting(self) -> int:
        """How many sessions of the program wait for a lock."""
        ((count,),) = self.ask(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
            " and application_name in ('daybook', 'dbt')"
        )
        return int(count)

    def crash(self) -> None:
        """End the server without a word; it must be started again."""
        (pid_file,) = self.folder.glob("postgres/**/postmaster.pid")
        os.kill(int(pid_file.read_text(encoding="utf-8").split()[0]), 9)


@contextmanager
def server() -> Iterator[Warehouse]:
    """A new warehouse that runs, and is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="daybook-data-test-"))
    folder.chmod(0o755)  # started by root, PostgreSQL runs under another account and must get here
    made = Warehouse(folder)
    try:
        made.daybook("db", "up")
        yield made
    finally:
        made.daybook("db", "down")
        shutil.rmtree(folder, ignore_errors=True)


class Real:
    """An Airflow and its warehouse."""

    def __init__(self, airflow: LocalAirflow, warehouse: Warehouse) -> None:
        self.airflow, self.warehouse = airflow, warehouse

    def runs(self, dag_id: str = DAG) -> list[dict[str, Any]]:
        """All runs of a DAG."""
        return list(self.airflow.call("GET", f"/dags/{dag_id}/dagRuns?limit=100")["dag_runs"])

    def events(self) -> list[dict[str, Any]]:
        """All asset events; Airflow hands out a hundred at a time."""
        found: list[dict[str, Any]] = []
        while True:
            page = self.airflow.call("GET", f"/assets/events?limit=100&offset={len(found)}")
            found += page["asset_events"]
            if len(found) >= page["total_entries"]:
                return found

    def trigger(self, dag_id: str = DAG, **body: Any) -> str:
        """Start a run; its id."""
        run: str = self.airflow.call("POST", f"/dags/{dag_id}/dagRuns", body)["dag_run_id"]
        return run

    def tasks(self, run_id: str, dag_id: str = DAG) -> dict[str, dict[str, Any]]:
        """What Airflow says of a run's tasks at this moment."""
        tasks = self.airflow.call("GET", f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances")["task_instances"]
        return {task["task_id"]: task for task in tasks}

    def states(self, run_id: str, dag_id: str = DAG) -> dict[str, str]:
        """The states of a run's tasks at this moment."""
        return {task_id: task["state"] for task_id, task in self.tasks(run_id, dag_id).items()}

    def tries(self, run_id: str, dag_id: str = DAG) -> dict[str, int]:
        """How often each task of a run was tried."""
        return {task_id: task["try_number"] for task_id, task in self.tasks(run_id, dag_id).items()}

    def finished(self, run_id: str, dag_id: str = DAG) -> dict[str, str]:
        """The states of a run's tasks once the run has ended."""
        return ended(self.airflow, dag_id, run_id)

    def clear(self, run_id: str, dag_id: str, **body: Any) -> None:
        """Clear tasks of a run, as the button does."""
        order = {"dry_run": False, "dag_run_id": run_id, "reset_dag_runs": True, **body}
        self.airflow.call("POST", f"/dags/{dag_id}/clearTaskInstances", order)

    def log(self, run_id: str, task_id: str, attempt: int, dag_id: str = DAG) -> str:
        """The log of one try of a task."""
        return log_of(self.airflow, f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task_id}", attempt)
