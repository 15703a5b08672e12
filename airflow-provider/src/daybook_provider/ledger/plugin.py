"""What Airflow loads: where the pages of the ledger hang in its UI.

Every process of Airflow loads plugins, each task too, so nothing costly is imported here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from airflow.plugins_manager import AirflowPlugin
from daybook_provider.ledger.address import PREFIX, ROUTE, base

_Message = MutableMapping[str, Any]


async def pages(
    scope: _Message,
    receive: Callable[[], Awaitable[_Message]],
    send: Callable[[_Message], Awaitable[None]],
) -> None:
    """The pages and their answers, imported with the first request."""
    from daybook_provider.ledger.pages import app

    await app(scope, receive, send)


def _view(destination: str, route: str, query: str = "") -> dict[str, Any]:
    root = base() + PREFIX
    return {
        "name": "Ledger",
        "href": f"{root}/{query}",
        "destination": destination,
        "url_route": route,
        "icon": f"{root}/static/icon.svg",
        "icon_dark_mode": f"{root}/static/icon-dark.svg",
        "nav_top_level": destination == "nav",
    }


class LedgerPlugin(AirflowPlugin):
    """A page in the navigation, a tab on every run and on every task of a run."""

    name = "daybook_ledger"
    fastapi_apps = [{"app": pages, "url_prefix": PREFIX, "name": "Daybook's ledger"}]  # noqa: RUF012 (as Airflow has it)
    external_views = [  # noqa: RUF012 (as Airflow has it)
        _view("nav", ROUTE),
        _view("dag_run", "ledger-of-run", "?dag_id={DAG_ID}&run_id={RUN_ID}"),
        _view("task_instance", "ledger-of-task", "?dag_id={DAG_ID}&run_id={RUN_ID}&task_id={TASK_ID}"),
    ]
