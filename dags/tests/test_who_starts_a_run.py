"""One business date, whoever starts the run: the scheduler, the command line, REST, a backfill.

A real Airflow runs the DAG; a stand-in for the program writes down which dates it was given.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from house import DAG, House, until

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


def test_a_backfill_runs_every_day_of_the_range_the_last_one_included(house):
    backfill(house, "2026-02-01", "2026-02-03")

    runs = house.runs("backfill")
    assert sorted(run["logical_date"][:10] for run in runs) == ["2026-02-01", "2026-02-02", "2026-02-03"]
    for run in runs:
        all_green_for(house, run["dag_run_id"], run["logical_date"][:10])


@pytest.mark.parametrize(("mode", "again"), [("none", []), ("failed", []), ("completed", ["2026-02-02"])])
def test_a_second_backfill_repeats_a_green_day_only_when_told_to(house, mode, again):
    before = {run["dag_run_id"]: len(house.dates(run["dag_run_id"])) for run in house.runs("backfill")}

    backfill(house, "2026-02-02", "2026-02-02", mode)

    for run in house.runs("backfill"):
        house.states(run["dag_run_id"])
        twice = len(house.dates(run["dag_run_id"])) > before[run["dag_run_id"]]
        assert twice == (run["logical_date"][:10] in again)


def backfill(house: House, first: str, last: str, mode: str = "none") -> None:
    """Ask for a backfill by REST and wait for its end."""
    body = {
        "dag_id": DAG,
        "from_date": f"{first}T00:00:00Z",
        "to_date": f"{last}T00:00:00Z",
        "reprocess_behavior": mode,
        "max_active_runs": 3,
    }
    backfill_id = house.airflow.call("POST", "/backfills", body)["id"]
    until(lambda: house.airflow.call("GET", f"/backfills/{backfill_id}")["completed_at"], "it completes")
