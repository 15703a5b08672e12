"""Where the pages of the ledger are, below Airflow's own address."""

from __future__ import annotations

from urllib.parse import urlsplit

from airflow.sdk.configuration import conf

PREFIX = "/daybook"
ROUTE = "ledger"
"""Of the page in Airflow's navigation."""


def base() -> str:
    """The path of Airflow on its server; empty where it has the server for itself."""
    return urlsplit(conf.get("api", "base_url", fallback="") or "").path.rstrip("/")


def page_of(date: str) -> str:
    """The page of a business date within Airflow's own."""
    return f"{base()}/plugin/{ROUTE}{PREFIX}/?date={date}"
