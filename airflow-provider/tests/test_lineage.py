"""What OpenLineage is told of a load and of a build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from daybook_provider.story import Story

openlineage = pytest.importorskip("daybook_provider.lineage", reason="OpenLineage is not installed")
WAREHOUSE = "postgresql://daybook_etl@db:5433/house?sslmode=require"
NOWHERE = Path("/nowhere/manifest.json")


def heard(*events: dict[str, Any]) -> Story:
    story = Story()
    for event in events:
        story.hear(json.dumps(event))
    return story


def names(datasets: list[Any]) -> list[tuple[str, str]]:
    return [(dataset.namespace, dataset.name) for dataset in datasets]


def test_a_load_reads_its_files_and_writes_its_tables():
    orders = {"event": "result", "source": "sales", "dataset": "orders", "rows_loaded": 10}
    story = heard(
        {"event": "opened", "uri": "s3://inbox/sales/20261120/orders.csv"},
        {"event": "opened", "uri": "/data/inbox/sales/20261120/regions.csv"},
        orders | {"state": "loaded"},
        orders | {"dataset": "regions", "state": "unchanged"},
    )

    told = openlineage.lineage(story, WAREHOUSE, NOWHERE)

    assert names(told.inputs) == [
        ("s3://inbox", "sales/20261120/orders.csv"),
        ("file", "/data/inbox/sales/20261120/regions.csv"),
    ]
    assert names(told.outputs) == [("postgres://db:5433", "house.raw.sales__orders")]
    assert told.outputs[0].outputFacets["outputStatistics"].rowCount == 10


def test_a_build_reads_what_its_models_stand_on_and_was_not_built_with_them(tmp_path):
    models = {
        "model.stg": {"schema": "staging", "name": "stg", "alias": "stg_orders"},
        "model.fct": {"schema": "marts", "name": "fct"},
        "model.dim": {"schema": "marts", "name": "dim"},
    }
    raw = {"source.orders": {"schema": "raw", "name": "orders", "identifier": "sales__orders"}}
    parents = {"model.stg": ["source.orders"], "model.fct": ["model.stg", "model.dim"], "model.dim": []}
    project = {"nodes": models, "sources": raw, "parent_map": parents | {"source.orders": []}}
    (tmp_path / "manifest.json").write_text(json.dumps(project), encoding="utf-8")
    story = heard(
        {"event": "result", "relation": "staging.stg_orders", "state": "success"},
        {"event": "result", "relation": "marts.fct", "state": "success", "rows": 3},
        {"event": "result", "relation": "marts.dim", "state": "error"},
    )

    told = openlineage.lineage(story, WAREHOUSE, tmp_path / "manifest.json")

    assert names(told.inputs) == [
        ("postgres://db:5433", "house.marts.dim"),
        ("postgres://db:5433", "house.raw.sales__orders"),
    ]
    assert names(told.outputs) == [
        ("postgres://db:5433", "house.staging.stg_orders"),
        ("postgres://db:5433", "house.marts.fct"),
    ]


def test_without_a_connection_the_warehouse_is_called_daybook():
    built = {"event": "result", "relation": "marts.fct", "state": "success"}

    told = openlineage.lineage(heard(built), "", NOWHERE)

    assert names(told.outputs) == [("daybook", "daybook.marts.fct")]
    assert told.inputs == []
