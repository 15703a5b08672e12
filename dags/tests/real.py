"""The real program in a real Airflow, on a warehouse and a metadata database of their own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import psycopg2
from serve import HOUSE, LocalAirflow

from house import DAG, until


class Warehouse:
    """An embedded PostgreSQL in a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
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


class Real:
    """An Airflow and its warehouse."""

    def __init__(self, airflow: LocalAirflow, warehouse: Warehouse) -> None:
        self.airflow, self.warehouse = airflow, warehouse

    def runs(self, dag_id: str = DAG) -> list[dict[str, Any]]:
        """All runs of a DAG."""
        return list(self.airflow.call("GET", f"/dags/{dag_id}/dagRuns?limit=100")["dag_runs"])

    def trigger(self, dag_id: str = DAG, **body: Any) -> str:
        """Start a run; its id."""
        run: str = self.airflow.call("POST", f"/dags/{dag_id}/dagRuns", body)["dag_run_id"]
        return run

    def states(self, run_id: str, dag_id: str = DAG) -> dict[str, str]:
        """The states of a run's tasks at this moment."""
        tasks = self.airflow.call("GET", f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances")["task_instances"]
        return {task["task_id"]: task["state"] for task in tasks}

    def finished(self, run_id: str, dag_id: str = DAG) -> dict[str, str]:
        """The states of a run's tasks once the run has ended."""
        run = f"/dags/{dag_id}/dagRuns/{run_id}"
        until(lambda: self.airflow.call("GET", run)["state"] in {"success", "failed"}, f"{run_id} ends")
        return self.states(run_id, dag_id)
