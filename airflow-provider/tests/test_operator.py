"""What a task hears, tells, hands on and keeps to itself."""

import json
from datetime import UTC, datetime
from logging import ERROR, INFO, WARNING

import pytest
from airflow.models.asset import AssetEvent
from airflow.utils.session import create_session
from daybook_provider.story import Story

from running import run, say_so

LOADED = {
    "event": "result",
    "source": "sales",
    "dataset": "orders",
    "date": "2026-11-20",
    "rows_read": 12,
    "rows_loaded": 10,
    "rows_rejected": 2,
    "digest": "ab12",
    "state": "loaded",
}
FAILED = {
    "event": "failure",
    "code": "CONTRACT-014",
    "fact": 'column "qty" is not an integer',
    "location": "orders.csv:1043",
    "hint": "correct the file",
    "exit_code": 1,
}


def test_the_result_is_the_sum_over_the_tables_and_each_table():
    other = LOADED | {"dataset": "order_lines", "rows_read": 5, "rows_loaded": 5, "rows_rejected": 0}

    pushed = say_so("say", json.dumps(LOADED), "say", json.dumps(other), "exit", "0").pushed

    assert (pushed["rows_read"], pushed["rows_loaded"], pushed["rows_rejected"]) == (17, 15, 2)
    assert pushed["tables"]["sales.orders"]["digest"] == "ab12"
    assert set(pushed["tables"]) == {"sales.orders", "sales.order_lines"}


def test_a_line_reads_like_a_sentence_and_a_failure_like_a_compilers():
    validated = {"event": "validated", "level": "warn", "message": "checked", "rows": 12, "run_id": "x"}
    story = Story()

    assert story.hear(json.dumps(validated)) == (WARNING, "checked [rows=12]")
    assert story.hear(json.dumps(LOADED)) == (
        INFO,
        "sales.orders 2026-11-20: 12 read, 10 loaded, 2 refused (loaded)",
    )
    assert story.hear(json.dumps(FAILED)) == (
        ERROR,
        'error[CONTRACT-014]: column "qty" is not an integer\n  --> orders.csv:1043\nhint: correct the file',
    )
    assert story.hear("plain") == (INFO, "plain")


def test_a_result_that_was_told_is_not_said_twice(capfd):
    told = LOADED | {"message": "sales.orders: loaded 10"}

    say_so(
        "say", json.dumps(told), "sleep", "0.2", "print", told["message"], "print", "and more", "exit", "0"
    )

    said = capfd.readouterr().out
    assert said.count("] sales.orders: loaded 10 ") == 1
    assert said.count("] and more ") == 1


def test_a_failed_task_ends_with_the_fact_and_the_hint(capfd):
    say_so("say", json.dumps(FAILED), "exit", "1")

    said = capfd.readouterr().out
    assert 'AirflowFailException: error[CONTRACT-014]: column "qty" is not an integer' in said
    assert "hint: correct the file" in said


def test_an_asset_event_is_emitted_for_a_loaded_table_and_none_for_an_unchanged_one():
    since = datetime.now(UTC)
    current = LOADED | {"dataset": "regions", "state": "unchanged"}

    run("loads", words=["say", json.dumps(LOADED), "say", json.dumps(current), "exit", "0"])

    with create_session() as session:
        events = session.query(AssetEvent).filter(AssetEvent.timestamp >= since).all()
        assert [event.asset.uri for event in events] == ["x-daybook://sales/orders"]
        assert events[0].extra["date"] == "2026-11-20"
        assert events[0].extra["rows_rejected"] == 2


def test_a_changed_table_that_is_no_outlet_is_told_of_in_the_log(capfd):
    since = datetime.now(UTC)

    run("loads", words=["say", json.dumps(LOADED | {"dataset": "new"}), "exit", "0"])

    assert "no asset event tells of sales.new" in capfd.readouterr().out
    with create_session() as session:
        assert session.query(AssetEvent).filter(AssetEvent.timestamp >= since).count() == 0


def test_a_build_emits_an_event_for_each_model_that_was_built():
    since = datetime.now(UTC)
    built = {"event": "result", "relation": "marts.a", "state": "success", "rows": 3, "seconds": 0.5}
    failed = {"event": "result", "relation": "marts.b", "state": "error"}

    outcome = say_so("say", json.dumps(built), "say", json.dumps(failed), "exit", "0")

    assert outcome.pushed["models"] == {"success": 1, "error": 1}
    with create_session() as session:
        events = session.query(AssetEvent).filter(AssetEvent.timestamp >= since).all()
        assert [event.asset.uri for event in events] == ["x-daybook://marts/a"]
        assert (events[0].extra["rows"], events[0].extra["seconds"]) == (3, 0.5)


def test_the_password_goes_by_environment_and_airflows_own_secrets_stay(monkeypatch, capfd, tmp_path):
    monkeypatch.setenv(
        "AIRFLOW_CONN_WAREHOUSE", "postgresql://loader:s%40fe-and-sound@db:5433/house?sslmode=require"
    )

    run("connected", file=str(tmp_path / "environment"))

    heard = json.loads((tmp_path / "environment").read_text(encoding="utf-8"))
    assert heard["DAYBOOK_DATABASE_URL"] == "postgresql://loader@db:5433/house?sslmode=require"
    assert heard["PGPASSWORD"] == "s@fe-and-sound"
    assert heard["DAYBOOK_LOG_FORMAT"] == "json"
    assert not [name for name in heard if name.startswith(("AIRFLOW__", "AIRFLOW_CONN_"))]
    assert "sound" not in "".join(capfd.readouterr())


def test_a_program_that_is_not_there_fails_at_once(monkeypatch):
    monkeypatch.setenv("DAYBOOK_BIN", "/nowhere/daybook")

    outcome = say_so("exit", "0")

    assert (outcome.state, outcome.tries) == ("failed", 1)


@pytest.mark.parametrize("noise", ["[1, 2]", "{", "\\xff", '{"event": 7}'])
def test_lines_of_any_shape_are_heard(noise):
    assert say_so("say", noise, "exit", "0").state == "success"


def test_many_lines_do_not_block_the_command():
    assert say_so(*["print", "x" * 70_000, "say", "y" * 70_000] * 3, "exit", "0").state == "success"
