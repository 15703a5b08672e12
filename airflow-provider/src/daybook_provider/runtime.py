"""Where a command runs: as a process of the worker, in a container, or in a pod. One setting chooses."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from airflow.sdk.exceptions import AirflowFailException
from daybook_provider.lines import Hear
from daybook_provider.settings import Settings
from daybook_provider.warehouse import connection_environment

CARRIED = ("DAYBOOK_", "PG", "AWS_")
"""A container knows nothing of its worker but the variables that begin so ..."""
STAYS = frozenset({"DAYBOOK_BIN", "DAYBOOK_DATA_DIR", "DAYBOOK_HOME"})
"""... without those that name places on the worker."""


class Running(Protocol):
    """A command that was started."""

    stopped: bool

    def run(self, hear: Hear) -> int:
        """Listen until the end; the exit code, negative for a signal. Nothing outlives this call."""
        ...

    def stop(self) -> None:
        """Ask it to end; after a grace it is killed. May be called from a signal handler."""
        ...


def start(
    settings: Settings,
    name: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    conn_id: str | None,
) -> Running:
    """Start `daybook ARGUMENTS` where the settings say."""
    warehouse = connection_environment(conn_id) if conn_id else {}
    own = {**warehouse, **environment, "DAYBOOK_LOG_FORMAT": "json"}
    match settings.runtime:
        case "process":
            return _process(settings, arguments, own)
        case "docker":
            from daybook_provider.container import Container

            return Container(settings, name, arguments, {**_carried(), **own})
        case "kubernetes":
            from daybook_provider.pod import Pod

            secret = conn_id.replace("_", "-") if conn_id and own.pop("PGPASSWORD", None) else None
            carried = {key: text for key, text in _carried().items() if key != "PGPASSWORD"}
            return Pod(settings, name, arguments, {**carried, **own}, secret)
        case other:
            raise AirflowFailException(
                f'[daybook] runtime is "{other}"; it may be process, docker or kubernetes'
            )


def name_of(task: Any) -> str:
    """The name of a task instance's container: the same in every try."""
    key = f"{task.dag_id}/{task.run_id}/{task.task_id}/{task.map_index}"
    return f"daybook-task-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def _process(settings: Settings, arguments: Sequence[str], own: Mapping[str, str]) -> Running:
    from daybook_provider.process import Process

    kept = {name: value for name, value in os.environ.items() if not _airflows(name)}
    program = settings.program
    try:
        return Process([*program, *arguments], {**kept, **own}, settings.home)
    except OSError as missing:
        raise AirflowFailException(
            f"cannot start {program[0]}: {missing.strerror}; set DAYBOOK_BIN or [daybook] bin"
        ) from missing


def _carried() -> dict[str, str]:
    return {
        name: value for name, value in os.environ.items() if name.startswith(CARRIED) and name not in STAYS
    }


def _airflows(name: str) -> bool:
    """Airflow's own settings hold its secrets and are no business of the command's."""
    return name.startswith(("AIRFLOW__", "AIRFLOW_CONN_", "AIRFLOW_VAR_")) or name == "DAYBOOK_BIN"
