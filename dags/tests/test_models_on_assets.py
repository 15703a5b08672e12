"""A load that changed a table starts the build of what stands below it, in a real Airflow."""

from __future__ import annotations

import pytest
from serve import switch_on

from house import until

pytestmark = pytest.mark.slow


def test_changed_tables_start_a_build_of_what_stands_below_them(house):
    switch_on(house.airflow, "models_on_assets")
    house.states(house.trigger(logical_date="2026-04-01T00:00:00Z"))

    until(lambda: house.runs(dag_id="models_on_assets"), "a build starts")

    selected = set()
    for run in house.runs(dag_id="models_on_assets"):
        states = house.states(run["dag_run_id"], "models_on_assets")
        assert states == {"sql_models_build": "success"}
        (call,) = house.calls(run["dag_run_id"])
        assert call[:2] == ["models", "build"]
        selected |= set(call[call.index("--select") + 1 :])
    assert selected <= {"source:sales.orders+", "source:operations.deliveries+", "source:finance.budgets+"}
    assert selected


def test_an_event_carries_the_date_and_the_rows(house):
    # Airflow 3.3.2 answers 500 while a run that an event started is still queued: it has no start date.
    until(lambda: all(run["start_date"] for run in house.runs(dag_id="models_on_assets")), "builds start")
    found = house.airflow.call("GET", "/assets/events?limit=100")["asset_events"]

    extras = [event["extra"] for event in found if event["extra"].get("source") == "sales"]
    assert {"source": "sales", "dataset": "orders", "date": "2026-04-01", "state": "loaded"} in extras
