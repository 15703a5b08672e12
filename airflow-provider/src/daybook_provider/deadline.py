"""When a run counts as late."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from airflow.sdk.definitions.deadline import BaseDeadlineReference


class RunMade(BaseDeadlineReference):
    """The moment a run is made. A manual run may have no logical date, a backfill's lies in the past.

    Not `DeadlineReference.DAGRUN_QUEUED_AT`: with it Airflow 3.3.2 cannot clear a task of a run
    whose deadline is still ahead (HTTP 500, `unsupported type for timedelta seconds component`).
    """

    def _evaluate_with(self, **_: Any) -> datetime:
        return datetime.now(UTC)
