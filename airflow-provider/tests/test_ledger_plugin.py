"""Airflow finds the ledger's pages in the installed package, and no task pays for them."""

from __future__ import annotations

import subprocess
import sys

from airflow import plugins_manager


def test_airflow_finds_the_page_and_both_tabs():
    (found,) = [plugin for plugin in plugins_manager.get_plugin_info() if plugin["name"] == "daybook_ledger"]

    assert [app["url_prefix"] for app in found["fastapi_apps"]] == ["/daybook"]
    places = {view["destination"]: view["href"] for view in found["external_views"]}
    assert places == {
        "nav": "/daybook/",
        "dag_run": "/daybook/?dag_id={DAG_ID}&run_id={RUN_ID}",
        "task_instance": "/daybook/?dag_id={DAG_ID}&run_id={RUN_ID}&task_id={TASK_ID}",
    }


def test_a_process_that_loads_its_plugins_does_not_load_the_pages():
    asked = (
        "import sys, daybook_provider.ledger.plugin; print('daybook_provider.ledger.pages' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "False"
