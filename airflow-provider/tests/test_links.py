"""Where the buttons on a task lead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from airflow.sdk import BaseOperatorLink
from daybook_provider import DaybookOperator
from daybook_provider.links import ModelDocsLink, RefusedRowsLink

LOAD = ["load", "sales", "--date", "2026-11-20"]
BUILD = ["models", "build"]
PAGE = "/plugin/ledger/daybook/?date=2026-11-20"
KEY: Any = None  # of the task instance: the date is enough


def link(kind: type[BaseOperatorLink], arguments: list[str], of: date | None = date(2026, 11, 20)) -> str:
    task = DaybookOperator(task_id="task", arguments=arguments)
    task.date = of
    return kind().get_link(task, ti_key=KEY)


def test_without_a_site_both_lead_to_the_dates_page_in_airflow():
    assert link(RefusedRowsLink, LOAD) == PAGE
    assert link(ModelDocsLink, BUILD) == PAGE


def test_below_a_path_of_the_server_too(monkeypatch):
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://data.example.com/airflow/")

    assert link(RefusedRowsLink, LOAD) == f"/airflow{PAGE}"


def test_a_site_of_its_own_wins(monkeypatch):
    monkeypatch.setenv("AIRFLOW__DAYBOOK__SITE_URL", "https://daybook.example.com/")

    assert link(RefusedRowsLink, LOAD) == "https://daybook.example.com/rejects/sales/2026-11-20"
    assert link(ModelDocsLink, BUILD) == "https://daybook.example.com/models/"


@pytest.mark.parametrize(
    ("kind", "arguments", "of"),
    [
        (RefusedRowsLink, BUILD, date(2026, 11, 20)),
        (ModelDocsLink, LOAD, date(2026, 11, 20)),
        (RefusedRowsLink, LOAD, None),
        (ModelDocsLink, BUILD, None),
    ],
)
def test_what_does_not_concern_a_task_has_no_link(kind, arguments, of):
    assert not link(kind, arguments, of)
