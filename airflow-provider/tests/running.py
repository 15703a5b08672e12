"""Runs one of the probes in the real task runner and tells what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from airflow.dag_processing.dagbag import DagBag

MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Outcome:
    """The one task of a run: its state, how often it was tried, what it pushed."""

    state: str
    tries: int
    pushed: Any
    run_state: str


def run(dag_id: str, logical_date: datetime | None = MIDNIGHT, **conf: Any) -> Outcome:
    """The outcome of the DAG's one task."""
    # A bag of its own: a test run writes its conf into the params of the DAG it was given.
    dag_run = DagBag().dags[dag_id].test(logical_date=logical_date, run_conf=conf)
    (task,) = dag_run.get_task_instances()
    return Outcome(str(task.state), task.try_number, task.xcom_pull(task_ids="task"), str(dag_run.state))


def say_so(*words: str) -> Outcome:
    """The outcome of a command made of these words of the stand-in."""
    return run("say_so", words=list(words))
