"""What all DAGs of Daybook have in common, written once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import (  # type: ignore[attr-defined]  # the stubs of task-sdk 1.3 lack three
    AsyncCallback,
    DeadlineAlert,
    DeadlineReference,
    Param,
)
from daybook_provider.alerts import deadline_missed, tell_failure

DATE = "{{ business_date() }}"
"""In a task's arguments: the business date of the run."""

BUILD_MODELS = ("models", "build", "--project-dir", "sql-models", "--exit-codes", "daybook")
"""The arguments with which every DAG builds and tests models."""

BELOW_CHANGES = "{{ below_changes() }}"
"""In a task's arguments: what stands below the tables whose asset events started the run."""


def date_param() -> dict[str, Param]:
    """The form's one field: a run for another day than its logical date."""
    return {
        "date": Param(
            None,
            type=["null", "string"],
            format="date",
            title="Business date",
            description="Empty: the day of the logical date.",
        )
    }


def task_defaults(owner: str) -> dict[str, Any]:
    """Retries with a growing delay, about three hours in all: a late file has time to arrive."""
    return {
        "owner": owner,
        "retries": 8,
        "retry_delay": timedelta(minutes=1),
        "retry_exponential_backoff": 2,
        "max_retry_delay": timedelta(minutes=30),
        "execution_timeout": timedelta(hours=2),
        "on_failure_callback": tell_failure,
    }


def late_after(interval: timedelta) -> DeadlineAlert:
    """A run that has not ended this long after it was queued is told of.

    Never from the logical date: a manual run may have none, and a backfill's lies in the past.
    """
    return DeadlineAlert(
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=interval,
        callback=AsyncCallback(deadline_missed),
    )
