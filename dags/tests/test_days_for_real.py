"""The daily DAG with the real program: two days, their ledger, their marts, and the same again."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from house import until

YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
EARLIER = "2026-03-05"
TASKS = {"generate_mock_data", "etl_sales", "etl_operations", "etl_finance", "sql_models_build"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lineage_file(tmp_path_factory):
    """Where Airflow's OpenLineage provider tells its events."""
    return tmp_path_factory.mktemp("lineage") / "events.jsonl"


@pytest.fixture(scope="module")
def more_settings(lineage_file):
    transport = {"type": "file", "log_file_path": str(lineage_file), "append": True}
    return {"AIRFLOW__OPENLINEAGE__TRANSPORT": json.dumps(transport)}


def test_two_days_fill_exactly_their_own_partitions_and_marts(real):
    until(real.runs, "the scheduler starts yesterday")
    (scheduled,) = real.runs()
    by_hand = real.trigger(logical_date=f"{EARLIER}T00:00:00Z")

    for run_id in (scheduled["dag_run_id"], by_hand):
        assert real.finished(run_id) == dict.fromkeys(TASKS, "success")

    ask = real.warehouse.ask
    ledger = ask("select partition_date::text, sum(rows_loaded) from daybook.partition group by 1")
    assert {date for date, _ in ledger} == {EARLIER, YESTERDAY}
    assert all(rows > 1000 for _, rows in ledger)
    loaded = ask(
        "select partition_date::text, rows_loaded from daybook.partition "
        "where source = 'sales' and dataset = 'order_lines' order by 1"
    )
    counts = "select {}::text, count(*) from {} group by 1 order by 1"
    assert ask(counts.format("_partition_date", "raw.sales__order_lines")) == loaded
    assert ask(counts.format("order_date", "marts.fct_order_lines")) == loaded


def test_the_result_says_what_was_loaded(real):
    (run,) = [run for run in real.runs() if run["run_type"] == "manual"]
    entry = f"/dagRuns/{run['dag_run_id']}/taskInstances/etl_sales/xcomEntries/return_value"

    pushed = real.airflow.call("GET", f"/dags/etl_full_pipeline_daily{entry}")["value"]

    expected = {
        f"{source}.{dataset}": digest
        for source, dataset, _, digest in real.warehouse.digests(EARLIER)
        if source == "sales"
    }
    assert pushed["date"] == EARLIER
    assert len(expected) >= 7
    assert {table: facts["digest"] for table, facts in pushed["tables"].items()} == expected


def test_an_asset_event_tells_of_each_loaded_table(real):
    extras = [event["extra"] for event in real.events() if "dataset" in event["extra"]]
    told = {(extra["source"], extra["dataset"], extra["date"]) for extra in extras}
    loaded = real.warehouse.ask("select source, dataset, partition_date::text from daybook.partition")
    assert len(loaded) >= 30
    assert told == set(loaded)


def test_lineage_leads_from_the_files_through_raw_to_the_marts(real, lineage_file):
    def told(task):
        """The names of what the last completed run of a task read and wrote."""
        events = [json.loads(line) for line in lineage_file.read_text(encoding="utf-8").splitlines()]
        done = [event for event in events if event["eventType"] == "COMPLETE"]
        (*_, last) = [event for event in done if event["job"]["name"].endswith(f".{task}")]
        return [{dataset["name"] for dataset in last[side]} for side in ("inputs", "outputs")]

    until(lambda: told("sql_models_build")[1], "the last event is written")

    files, tables = told("etl_sales")
    assert {file.rpartition("/")[2] for file in files} >= {"orders.csv", "order_lines.csv"}
    assert {"daybook.raw.sales__orders", "daybook.raw.sales__order_lines"} <= tables
    read, built = told("sql_models_build")
    assert tables <= read
    assert len(built) >= 60
    assert "daybook.marts.fct_order_lines" in built
    assert not read & built


def test_the_same_day_again_changes_nothing(real):
    before = {date: real.warehouse.digests(date) for date in (EARLIER, YESTERDAY)}

    run_id = real.trigger(logical_date=None, conf={"date": EARLIER})

    assert real.finished(run_id) == dict.fromkeys(TASKS, "success")
    assert {date: real.warehouse.digests(date) for date in (EARLIER, YESTERDAY)} == before
