"""Airflow as a person sees it, in a real browser: a day that goes green, one that fails, the ledger.

With DAYBOOK_PICTURES=docs/images the pictures of the documentation are made anew.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from serve import switch_on

from house import DAG, until
from real import Real

GOOD, REFUSED, BROKEN, FILLED = "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"
SOURCES = "sources_daily"
TASKS = ["generate_mock_data", "etl_sales", "etl_operations", "etl_finance", "sql_models_build"]

sight = pytest.importorskip("browser", reason="Playwright is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sight.CHROMIUM, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def seen(real: Real, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sight.Browser]:
    asked = os.environ.get("DAYBOOK_PICTURES")
    pictures = Path(asked) if asked else tmp_path_factory.mktemp("pictures")
    with sight.browser(real.airflow.url, pictures) as found:
        found.log_in(*real.airflow.login)
        yield found


@pytest.fixture(scope="module")
def green(real: Real, seen: sight.Browser) -> str:
    """A run that a person started by the form, at its end."""
    seen.go(f"/dags/{DAG}")
    seen.page.get_by_test_id("trigger-dag-button").click()
    form = seen.page.get_by_role("dialog").filter(has_text="Single Run")
    form.locator("input[type=date]").fill(GOOD)
    seen.picture("airflow-trigger")
    form.get_by_role("button", name="Trigger", exact=True).click()
    return new_run(real, "manual")


def new_run(real: Real, kind: str, dag_id: str = DAG) -> str:
    """The id of the only run of a kind."""
    until(lambda: [run for run in real.runs(dag_id) if run["run_type"] == kind], f"a {kind} run exists")
    (run,) = [run for run in real.runs(dag_id) if run["run_type"] == kind]
    return str(run["dag_run_id"])


@pytest.fixture(scope="module")
def failed(real: Real) -> str:
    """A run of a day whose deliveries are refused."""
    real.warehouse.daybook("generate", "--date", BROKEN, "--broken", "too-many-rejects")
    switch_on(real.airflow, SOURCES)
    return real.trigger(SOURCES, logical_date=f"{BROKEN}T00:00:00Z")


def test_the_grid_turns_green_for_the_date_of_the_form(real, seen, green):
    seen.go(f"/dags/{DAG}/runs/{quote(green)}")
    for task in TASKS:
        square = seen.page.get_by_test_id(f"grid-{green}-{task}")
        sight.expect(square).to_be_visible()
    badges = seen.page.get_by_test_id("state-badge").filter(has_text="Success")
    sight.expect(badges).to_have_count(1 + len(TASKS), timeout=sight.PATIENCE_MILLIS)
    seen.picture("airflow-grid")

    assert real.finished(green) == dict.fromkeys(TASKS, "success")
    assert len(real.warehouse.digests(GOOD)) >= 15


def test_the_graph_shows_the_five_tasks(seen, green):
    seen.go(f"/dags/{DAG}/runs/{quote(green)}")
    seen.page.get_by_role("button", name="Show Graph").click()

    nodes = seen.page.locator(".react-flow__node")
    sight.expect(nodes).to_have_count(len(TASKS))
    for task in TASKS:
        sight.expect(nodes.filter(has_text=task)).to_be_visible()
    seen.picture("airflow-graph")
    seen.page.get_by_role("button", name="Show Grid").click()


def test_a_failed_task_says_why_and_what_to_do(real, seen, failed):
    states = real.finished(failed, SOURCES)
    assert list(states.values()).count("failed") == 1
    assert states["etl_operations"] == "failed"

    seen.go(f"/dags/{SOURCES}/runs/{quote(failed)}/tasks/etl_operations")

    log = seen.page.get_by_text(f"error[LOAD-005]: operations.deliveries of {BROKEN} is refused")
    sight.expect(log.first).to_be_visible()
    sight.expect(
        seen.page.get_by_text("hint: daybook rejects show --source operations").first
    ).to_be_visible()
    seen.picture("airflow-failed-task", height=546)  # below stand folders of this machine


def test_the_ledger_of_a_failed_task_shows_what_was_refused(real, seen, failed):
    real.finished(failed, SOURCES)
    seen.go(f"/dags/{SOURCES}/runs/{quote(failed)}/tasks/etl_operations")
    seen.page.get_by_role("link", name="Ledger").last.click()

    page = seen.page.frame_locator("iframe[title=Ledger]")
    sight.expect(page.get_by_role("heading", name=f"Ledger of operations, {BROKEN}")).to_be_visible()
    sight.expect(page.get_by_text("LOAD-005")).to_be_visible()
    (refused,) = real.warehouse.ask(
        "select rows_rejected from daybook.load_run "
        f"where dataset = 'deliveries' and partition_date = '{BROKEN}'"
    )
    sight.expect(page.locator(".tile", has_text="Rows refused")).to_contain_text(str(refused[0]))
    page.get_by_text("Samples").click()
    sight.expect(page.locator("code.record")).to_have_count(20)
    seen.picture("ledger-of-a-failed-task")

    seen.go(f"/dags/{SOURCES}/runs/{quote(failed)}/tasks/etl_operations/details")
    there = seen.page.get_by_role("link", name="Refused rows").get_attribute("href")
    seen.go(there)
    page = seen.page.frame_locator("iframe[title=Ledger]")
    sight.expect(page.get_by_role("heading", name=f"Ledger of {BROKEN}")).to_be_visible()


def test_the_ledger_of_a_run_adds_up_in_light_and_dark(real, seen, green):
    real.finished(green)
    seen.go(f"/dags/{DAG}/runs/{quote(green)}")
    seen.page.get_by_role("link", name="Ledger").last.click()
    page = seen.page.frame_locator("iframe[title=Ledger]")
    sight.expect(page.get_by_role("heading", name=f"Ledger of {GOOD}")).to_be_visible()

    ((rows, datasets),) = real.warehouse.ask(
        f"select sum(rows_loaded), count(*) from daybook.partition where partition_date = '{GOOD}'"
    )
    sight.expect(page.locator(".tile", has_text="Rows loaded")).to_contain_text(f"{rows:,}")
    partitions = page.locator("section").filter(has=page.get_by_role("heading", name="Partitions"))
    sight.expect(partitions.locator("tbody tr")).to_have_count(datasets)
    ((models,),) = real.warehouse.ask(
        f"select count(distinct node) from daybook.model_run where partition_date = '{GOOD}'"
    )
    sight.expect(page.locator(".tile", has_text="Models")).to_contain_text(str(models))
    seen.picture("ledger-of-a-run")

    light = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    seen.dark()
    sight.expect(page.get_by_role("heading", name=f"Ledger of {GOOD}")).to_be_visible()
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") != light
    seen.picture("ledger-of-a-run-dark")
    seen.light()


def test_the_navigation_leads_to_all_dates(seen, green):
    seen.go("/")
    seen.page.get_by_role("link", name="Ledger").click()
    page = seen.page.frame_locator("iframe[title=Ledger]")
    sight.expect(page.get_by_role("link", name=GOOD)).to_be_visible()
    seen.picture("ledger-of-all-dates")

    page.get_by_role("link", name=GOOD).click()

    sight.expect(page.get_by_role("heading", name=f"Ledger of {GOOD}")).to_be_visible()


def test_a_backfill_from_the_dialog_runs_its_last_day(real, seen):
    seen.go(f"/dags/{DAG}")
    seen.page.get_by_test_id("trigger-dag-button").click()
    form = seen.page.get_by_role("dialog").filter(has_text="Single Run")
    form.get_by_text("Run this Dag for a range of dates").click()
    for field in form.get_by_test_id("datetime-input").all():
        field.click()
        picker = seen.page.get_by_role("dialog").filter(has=seen.page.get_by_placeholder("HH:mm")).last
        picker.get_by_placeholder("YYYY/MM/DD").fill(FILLED.replace("-", "/"))
        picker.get_by_placeholder("HH:mm").fill("00:00")
        seen.page.keyboard.press("Escape")
    seen.picture("airflow-backfill")
    form.get_by_role("button", name="Run Backfill").click()

    run_id = new_run(real, "backfill")

    assert real.finished(run_id) == dict.fromkeys(TASKS, "success")
    assert len(real.warehouse.digests(FILLED)) >= 15


def test_the_pages_ask_nobody_else_and_nothing_goes_wrong_in_them(seen, green):
    assert seen.strangers == []
    assert seen.errors == []


@pytest.mark.parametrize("path", ["api/dates", f"api/dates/{GOOD}", f"api/loads/{'0' * 32}/refusals?code=x"])
def test_without_a_login_nothing_is_told(real, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{real.airflow.url}/daybook/{path}")

    assert refused.value.code == 401
    assert json.load(refused.value) == {"detail": "Not authenticated"}


def test_what_a_file_holds_is_text_and_never_markup(real, seen):
    inbox = real.warehouse.folder / "inbox" / "operations" / REFUSED.replace("-", "")
    real.warehouse.daybook("generate", "--date", REFUSED)
    deliveries = inbox / "deliveries.csv"
    header, first, *rest = deliveries.read_text(encoding="utf-8").splitlines(keepends=True)
    evil = first.split(",")
    evil[4] = "<img src=x onerror=document.title='caught'>"
    deliveries.write_text("".join([header, ",".join(evil), *rest]), encoding="utf-8")
    for source in ("sales", "operations"):
        real.warehouse.daybook("load", source, "--date", REFUSED)

    seen.go(f"/plugin/ledger/daybook/?date={REFUSED}")
    page = seen.page.frame_locator("iframe[title=Ledger]")
    page.get_by_text("Samples").first.click()

    sight.expect(page.locator("code.record").first).to_contain_text("<img src=x onerror")
    assert page.locator("main img").count() == 0


def test_a_ledger_that_is_down_is_said_and_asked_again(real, seen, green):
    real.finished(green)
    real.warehouse.daybook("db", "down")
    try:
        answer = seen.page.context.request.get(f"{real.airflow.url}/daybook/api/dates")
        assert answer.status == 503
        why = 'the database of connection "daybook_ledger" does not answer; the API server\'s log says why'
        assert answer.json() == {"detail": why}
        seen.go(f"/plugin/ledger/daybook/?date={GOOD}")
        page = seen.page.frame_locator("iframe[title=Ledger]")
        sight.expect(page.get_by_role("heading", name="The ledger cannot be read")).to_be_visible()
        sight.expect(page.get_by_text(why)).to_be_visible()
    finally:
        real.warehouse.daybook("db", "up")

    page.get_by_role("button", name="Try again").click()
    sight.expect(page.get_by_role("heading", name=f"Ledger of {GOOD}")).to_be_visible()
    page.get_by_role("button", name="Refresh").click()
    sight.expect(page.get_by_role("heading", name=f"Ledger of {GOOD}")).to_be_visible()
