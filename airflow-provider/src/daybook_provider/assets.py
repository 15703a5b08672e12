"""The tables of the warehouse as Airflow's assets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from airflow.sdk import Asset

SCHEME = "x-daybook://"
"""A scheme of our own: for any that does not begin with x- Airflow imports the handlers of all providers,
which takes as long as everything else in a DAG file."""


def asset_of(table: str) -> Asset:
    """The asset of a table: `source.dataset` of a load, `schema.name` of a model."""
    return Asset(name=table, uri=f"{SCHEME}{table.replace('.', '/')}")


def is_table(outlet: object) -> bool:
    """Whether an outlet is the asset of a table."""
    return isinstance(outlet, Asset) and outlet.uri.startswith(SCHEME)


def below_changes(context: Mapping[str, Any]) -> str:
    """dbt's selection of the models below the tables whose events started the run.

    A run that no event started (by hand) selects everything.
    """
    events = context.get("triggering_asset_events") or {}
    tables = sorted({asset.name for asset in events if isinstance(asset, Asset)})
    return " ".join(f"source:{table}+" for table in tables) or "fqn:*"
