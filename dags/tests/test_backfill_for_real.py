"""Ten dates backfilled side by side end in the ledger, tables and marts of ten daily runs in order.

Nothing older is there, so builds meet dates that are half loaded. On one of the ten finance is closed:
no file comes, and none is required.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from serve import HOUSE

from house import backfilled
from real import SOURCES, server

DAG = "sources_daily"
DATES = [f"2026-02-{day:02}" for day in range(2, 12)]
CLOSED = "2026-02-06"
NOTHING_TO_DO = 99

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def contracts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our contracts, but finance may stay away."""
    copy = tmp_path_factory.mktemp("house") / "contracts"
    shutil.copytree(HOUSE / "contracts", copy)
    finance = copy / "finance.odcs.yaml"
    required = finance.read_text(encoding="utf-8")
    assert "value: required" in required
    finance.write_text(required.replace("value: required", "value: optional"), encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def more_settings(contracts: Path) -> dict[str, str]:
    return {"DAYBOOK_CONTRACTS_DIR": str(contracts)}


@pytest.fixture(scope="module")
def switched_on() -> str:
    """Its run of yesterday waits for files that never come."""
    return DAG


def test_ten_dates_side_by_side_equal_ten_days_in_order(real, contracts):
    real.warehouse.daybook("generate", "--from", DATES[0], "--to", DATES[-1])
    inbox = real.warehouse.folder / "inbox"
    shutil.rmtree(inbox / "finance" / CLOSED.replace("-", ""))

    backfilled(real.airflow, DAG, DATES[0], DATES[-1], max_active_runs=4)

    runs = {run["logical_date"][:10]: run for run in real.runs(DAG) if run["run_type"] == "backfill"}
    assert sorted(runs) == DATES
    for date in DATES:
        assert real.finished(runs[date]["dag_run_id"], DAG) == {
            "etl_sales": "success",
            "etl_operations": "success",
            "etl_finance": "skipped" if date == CLOSED else "success",
            "sql_models_build": "success",
        }
    assert at_once(list(runs.values())) >= 2
    with server() as in_order:
        in_order.environment["DAYBOOK_CONTRACTS_DIR"] = str(contracts)
        shutil.copytree(inbox, in_order.folder / "inbox")
        for date in DATES:
            for source in SOURCES:
                closed = (source, date) == ("finance", CLOSED)
                in_order.daybook("load", source, "--date", date, code=NOTHING_TO_DO if closed else 0)
            in_order.build(date)

        found, expected = real.warehouse.everything(), in_order.everything()
        assert len(expected["ledger"]) == 10 * 16 - 5
        assert {name for name in expected | found if found.get(name) != expected.get(name)} == set()


def at_once(runs: list[dict]) -> int:
    """How many runs there were at the fullest moment."""
    return max(sum(one["start_date"] <= run["start_date"] < one["end_date"] for one in runs) for run in runs)
