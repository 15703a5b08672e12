"""What is said when a task fails or a run is late. Attach a handler or add a notifier beside them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

log = logging.getLogger("daybook.alerts")


def tell_failure(context: Mapping[str, Any]) -> None:
    """`on_failure_callback`: which task, which date, and the failure's code, fact and hint."""
    task = context["task_instance"]
    date = getattr(context.get("task"), "date", None) or "a date nobody named"
    log.error("%s.%s failed for %s\n%s", task.dag_id, task.task_id, date, context.get("exception"))


async def deadline_missed(  # noqa: RUF029 (the triggerer awaits it)
    context: Mapping[str, Any] | None = None, **_: Any
) -> None:
    """The callback of a deadline: the run is not done in time. Runs in the triggerer."""
    run = (context or {}).get("dag_run") or {}
    log.error(
        "%s is late: run %s (logical date %s) has not ended in time; look at its tasks",
        run.get("dag_id", "a DAG"),
        run.get("dag_run_id", "unknown"),
        run.get("logical_date", "unknown"),
    )
