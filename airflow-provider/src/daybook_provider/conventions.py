"""What all DAGs of Daybook have in common, written once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import (  # type: ignore[attr-defined]  # the stubs of task-sdk 1.3 lack two
    AsyncCallback,
    DeadlineAlert,
    Param,
)
from airflow.sdk.configuration import conf
from daybook_provider.alerts import deadline_missed, tell_failure
from daybook_provider.deadline import RunMade

DATE = "{{ business_date() }}"
"""In a task's arguments: the business date of the run."""

BUILD_MODELS = ("models", "build", "--project-dir", "sql-models", "--exit-codes", "daybook", "--resume")
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


def task_defaults(owner: str, arrives_within: timedelta = timedelta(hours=3)) -> dict[str, Any]:
    """Tries again ever more slowly while there is hope: a late file has time to arrive.

    :param arrives_within: how long after the start of its run a task still tries again.
    """
    return {
        "owner": owner,
        "arrives_within": arrives_within,
        "retries": 100,  # arrives_within ends them
        "retry_delay": timedelta(seconds=conf.getint("daybook", "retry_seconds", fallback=60)),
        "retry_exponential_backoff": 2,
        "max_retry_delay": timedelta(minutes=15),
        "execution_timeout": timedelta(hours=2),
        "on_failure_callback": tell_failure,
    }


def late_after(interval: timedelta) -> DeadlineAlert:
    """A run that has not ended this long after it was made is told of."""
    return DeadlineAlert(reference=RunMade(), interval=interval, callback=AsyncCallback(deadline_missed))
