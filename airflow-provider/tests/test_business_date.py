"""Which day a run is for, whoever started it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from airflow.sdk.exceptions import AirflowFailException
from daybook_provider.business_date import business_date

from running import MIDNIGHT, run


def test_a_midnight_logical_date_names_its_day():
    assert run("dated").pushed["date"] == "2026-11-20"


def test_params_date_wins_over_the_logical_date():
    assert run("dated", date="2026-03-01").pushed["date"] == "2026-03-01"


def test_params_date_names_the_day_of_a_run_without_logical_date():
    assert run("dated", logical_date=None, date="2026-03-01").pushed["date"] == "2026-03-01"


def test_a_run_with_neither_fails_at_once():
    outcome = run("dated", logical_date=None)

    assert (outcome.state, outcome.tries, outcome.run_state) == ("failed", 1, "failed")


def test_a_logical_date_that_is_no_midnight_fails_at_once():
    outcome = run("dated", logical_date=MIDNIGHT + timedelta(hours=2))

    assert (outcome.state, outcome.tries) == ("failed", 1)


def test_the_data_interval_is_never_asked():
    interval = {"data_interval_start": MIDNIGHT, "data_interval_end": MIDNIGHT, "ds": "2026-11-20"}

    with pytest.raises(AirflowFailException, match="name the date"):
        business_date({"params": {"date": None}, **interval})


def test_midnight_means_utc():
    cet = timezone(timedelta(hours=1))

    assert business_date({"logical_date": datetime(2026, 11, 20, 1, tzinfo=cet)}) == date(2026, 11, 20)
    with pytest.raises(AirflowFailException, match="is not a midnight"):
        business_date({"logical_date": datetime(2026, 11, 20, tzinfo=cet)})


@pytest.mark.parametrize("text", ["2026-02-30", "20261120", "2026-W47-5", "yesterday"])
def test_a_text_that_is_no_date_is_named_in_the_message(text):
    with pytest.raises(AirflowFailException) as failed:
        business_date({"params": {"date": text}, "logical_date": datetime(2026, 11, 20, tzinfo=UTC)})

    assert str(failed.value) == (
        f'params.date is "{text}", which is no date; name the date: trigger the run with '
        '{"date": "YYYY-MM-DD"} or with a logical date at midnight UTC'
    )
