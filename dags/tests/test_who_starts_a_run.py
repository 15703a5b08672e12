"""One business date, whoever starts the run: the scheduler, the command line, REST, a backfill.

A real Airflow runs the DAG; a stand-in for the program writes down which dates it was given.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from house import DAG, House, backfilled, until

YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
pytestmark = pytest.mark.slow


def all_green_for(house: House, run_id: str, date: str) -> None:
    states = house.states(run_id)
    assert len(states) == 5, states
    assert set(states.values()) == {"success"}, states
    assert set(house.dates(run_id)) == {date}
    assert len(house.dates(run_id)) >= 4


def test_the_scheduler_runs_the_day_that_has_just_ended_and_no_other(house):
    until(lambda: house.runs("scheduled"), "the scheduler starts a run")
    (run,) = house.runs("scheduled")

    all_green_for(house, run["dag_run_id"], YESTERDAY)


def test_rest_with_a_logical_date(house):
    all_green_for(house, house.trigger(logical_date="2026-03-05T00:00:00Z"), "2026-03-05")


def test_rest_with_params_and_without_a_logical_date(house):
    run = house.trigger(logical_date=None, conf={"date": "2026-03-06"})

    all_green_for(house, run, "2026-03-06")


def test_rest_with_neither_fails_at_once_and_calls_nothing(house):
    run = house.trigger(logical_date=None)

    states = house.states(run)
    assert len(states) == 5
    assert states["generate_mock_data"] == "failed"
    assert set(states.values()) == {"failed", "upstream_failed"}
    assert house.dates(run) == []


def test_a_date_that_is_none_is_refused_before_a_run_exists(house):
    before = len(house.runs())

    with pytest.raises(OSError, match="HTTP Error 400"):
        house.trigger(logical_date=None, conf={"date": "yesterday"})
    assert len(house.runs()) == before


def test_the_command_line_with_a_logical_date(house):
    house.airflow.airflow("dags", "trigger", DAG, "-l", "2026-03-07T00:00:00Z", "-r", "by-hand")

    all_green_for(house, "by-hand", "2026-03-07")


def test_a_backfill_of_ten_days_gives_ten_runs_the_last_day_included(house):
    house.break_dates("2026-02-05")

    backfill(house, "2026-02-01", "2026-02-10")

    days = [f"2026-02-{day:02}" for day in range(1, 11)]
    runs = {run["logical_date"][:10]: run["dag_run_id"] for run in house.runs("backfill")}
    assert sorted(runs) == days
    for day in days:
        assert set(house.dates(runs[day])) == {day}
        failed = "failed" in house.states(runs[day]).values()
        assert failed == (day == "2026-02-05")
        if not failed:
            all_green_for(house, runs[day], day)


# Before each of these: 4, 6, 10 are green, 5 has failed, 11 and later never ran.
@pytest.mark.parametrize(
    ("mode", "last", "again"),
    [
        ("none", "2026-02-11", ["2026-02-11"]),
        ("failed", "2026-02-11", ["2026-02-05"]),
        ("completed", "2026-02-06", ["2026-02-04", "2026-02-05", "2026-02-06"]),
    ],
)
def test_a_second_backfill_leaves_out_what_its_mode_says(house, mode, last, again):
    before = calls_by_date(house)

    backfill(house, "2026-02-04", last, mode)

    for run in house.runs("backfill"):
        house.states(run["dag_run_id"])
    after = calls_by_date(house)
    assert sorted(date for date in after if after[date] > before.get(date, 0)) == again


def test_the_command_line_backfills_its_last_day_too(house):
    house.break_dates()

    words = ["--dag-id", DAG, "--from-date", "2026-01-01", "--to-date", "2026-01-02"]
    house.airflow.airflow("backfill", "create", *words)

    until(lambda: len(january(house)) == 2, "both runs exist")
    for run in january(house):
        all_green_for(house, run["dag_run_id"], run["logical_date"][:10])


def january(house: House) -> list[dict[str, Any]]:
    return [run for run in house.runs("backfill") if run["logical_date"].startswith("2026-01")]


def calls_by_date(house: House) -> dict[str, int]:
    """How many commands the backfills have called for each date."""
    return {run["logical_date"][:10]: len(house.dates(run["dag_run_id"])) for run in house.runs("backfill")}


def backfill(house: House, first: str, last: str, mode: str = "none") -> None:
    backfilled(house.airflow, DAG, first, last, reprocess_behavior=mode, max_active_runs=3)
