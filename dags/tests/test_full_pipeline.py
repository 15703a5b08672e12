"""The order of the daily pipeline, and what a skipped or failed source does at each position."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from airflow.dag_processing.dagbag import DagBag

TASKS = ["generate_mock_data", "etl_sales", "etl_operations", "etl_finance", "sql_models_build"]
STAND_IN = """#!/bin/sh
# The exit code of the task at hand: the file named after it, else 0.
code=$(cat "$EXITS/$AIRFLOW_CTX_TASK_ID" 2>/dev/null || echo 0)
echo "$AIRFLOW_CTX_TASK_ID $*" >> "$EXITS/calls"
exit "$code"
"""


@pytest.fixture
def states(tmp_path, monkeypatch):
    """A function from exit codes by task to the states of the five tasks, in order."""
    program = tmp_path / "daybook"
    program.write_text(STAND_IN, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("DAYBOOK_BIN", str(program))
    monkeypatch.setenv("EXITS", str(tmp_path))

    def run(logical_date=datetime(2026, 11, 20, tzinfo=UTC), **codes: int) -> list[str]:
        for task_id, code in codes.items():
            (tmp_path / task_id).write_text(str(code), encoding="utf-8")
        dag = DagBag().dags["etl_full_pipeline_daily"]
        dag.deadline = (
            None  # dag.test of 3.3.2 breaks on one: it looks for a row that only a scheduler writes
        )
        instances = {
            ti.task_id: str(ti.state) for ti in dag.test(logical_date=logical_date).get_task_instances()
        }
        return [instances[task_id] for task_id in TASKS] if instances else []

    return run


def test_the_tasks_stand_in_a_row(dags):
    dag = dags["etl_full_pipeline_daily"]

    assert sorted(dag.task_ids) == sorted(TASKS)
    for before, after in pairwise(TASKS):
        assert after in dag.get_task(before).downstream_task_ids
    assert [dag.get_task(task_id).trigger_rule.value for task_id in TASKS] == [
        "all_success",
        "none_failed",
        "none_failed",
        "none_failed",
        "none_failed_min_one_success",
    ]


def test_each_command_gets_the_business_date(states, tmp_path):
    assert states() == ["success"] * 5

    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert calls[:4] == [
        "generate_mock_data generate --date 2026-11-20",
        "etl_sales load sales --date 2026-11-20",
        "etl_operations load operations --date 2026-11-20",
        "etl_finance load finance --date 2026-11-20",
    ]
    assert calls[4].startswith("sql_models_build models build ")
    assert len(calls) == 5


@pytest.mark.parametrize("position", [1, 2, 3])
def test_a_skipped_source_does_not_skip_what_follows(states, position):
    expected = ["success"] * 5
    expected[position] = "skipped"

    assert states(**{TASKS[position]: 99}) == expected


def test_nothing_to_generate_holds_nobody_up(states):
    assert states(generate_mock_data=99) == ["skipped", *["success"] * 4]


def test_two_skipped_sources_still_build(states):
    assert states(etl_sales=99, etl_finance=99) == ["success", "skipped", "success", "skipped", "success"]


def test_three_skipped_sources_leave_nothing_to_build(states):
    codes = dict.fromkeys(TASKS[1:4], 99)

    assert states(**codes) == ["success", "skipped", "skipped", "skipped", "skipped"]


@pytest.mark.parametrize("position", [0, 1, 2, 3, 4])
def test_a_failure_stops_everything_after_it(states, position):
    expected = ["success"] * position + ["failed"] + ["upstream_failed"] * (4 - position)

    assert states(**{TASKS[position]: 1}) == expected


def test_a_date_before_the_start_runs_nothing_although_the_run_says_success(states):
    assert states(logical_date=datetime(2009, 12, 31, tzinfo=UTC)) == []
