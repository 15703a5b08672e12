"""The business date of a task: always named by the caller, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from airflow.sdk.exceptions import AirflowFailException

HINT = 'name the date: trigger the run with {"date": "YYYY-MM-DD"} or with a logical date at midnight UTC'


def business_date(context: Mapping[str, Any]) -> date:
    """`params.date`, else the day of a midnight logical date.

    `data_interval_start` is never asked: for one and the same date it differs between the
    scheduler, `airflow dags trigger` and the REST API.
    """
    named = (context.get("params") or {}).get("date")
    if named:
        return _parsed(str(named))
    logical = context.get("logical_date")
    if logical is None:
        raise AirflowFailException(f"the run has neither params.date nor a logical date; {HINT}")
    moment: datetime = logical.astimezone(UTC)
    if moment.time() != time(0):
        raise AirflowFailException(f"the logical date {moment.isoformat()} is not a midnight; {HINT}")
    return moment.date()


def _parsed(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise AirflowFailException(f'params.date is "{text}", which is no date; {HINT}')
    return found
