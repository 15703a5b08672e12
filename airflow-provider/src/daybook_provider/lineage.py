"""What a command read and what it wrote, in the words of OpenLineage: imported only where that is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from airflow.providers.openlineage.extractors import OperatorLineage
from daybook_provider.story import Story, table
from openlineage.client.event_v2 import Dataset, OutputDataset
from openlineage.client.facet_v2 import output_statistics_output_dataset

Node = tuple[str, str]
"""A relation of the warehouse: schema and name."""


def lineage(story: Story, warehouse: str, manifest: Path) -> OperatorLineage[Any, Any]:
    """A load read files and wrote tables of `raw`; a build read what its models stand on.

    :param warehouse: the URL of the warehouse without a password; empty where it is not known.
    :param manifest: of the project that was built; without it nobody knows what the models read.
    """
    done = [one for one in story.results if one.get("state") in {"loaded", "success"}]
    built = [_node(table(one)) for one in done if "relation" in one]
    place = _Place(warehouse)
    outputs = [
        place.output(_node(table(one)), one.get("rows"))
        if "relation" in one
        else place.output(("raw", table(one).replace(".", "__")), one.get("rows_loaded"))
        for one in done
    ]
    read = [place.dataset(node) for node in _parents(built, manifest)]
    return OperatorLineage(inputs=[*map(_file, story.files), *read], outputs=outputs)


class _Place:
    """Names relations as OpenLineage does: `postgres://host:port`, `database.schema.table`."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._namespace = f"postgres://{parts.hostname}:{parts.port or 5432}" if url else "daybook"
        self._database = parts.path.strip("/") or "daybook"

    def dataset(self, node: Node) -> Dataset:
        return Dataset(namespace=self._namespace, name=".".join((self._database, *node)))

    def output(self, node: Node, rows: int | None) -> OutputDataset:
        named = self.dataset(node)
        counted = output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(rowCount=rows)
        return OutputDataset(
            namespace=named.namespace,
            name=named.name,
            outputFacets={} if rows is None else {"outputStatistics": counted},
        )


def _file(uri: str) -> Dataset:
    parts = urlsplit(uri)
    if parts.scheme in {"", "file"}:
        return Dataset(namespace="file", name=parts.path)
    return Dataset(namespace=f"{parts.scheme}://{parts.netloc}", name=parts.path.lstrip("/"))


def _node(relation: str) -> Node:
    schema, _, name = relation.rpartition(".")
    return schema, name


def _parents(built: Iterable[Node], manifest: Path) -> Sequence[Node]:
    """What the built models read and was not built with them."""
    made = set(built)
    if not made or not manifest.exists():
        return []
    project = json.loads(manifest.read_text(encoding="utf-8"))
    relations = {
        name: (str(node["schema"]), str(node.get("identifier") or node.get("alias") or node["name"]))
        for name, node in {**project["nodes"], **project["sources"]}.items()
    }
    read = {
        relations[parent]
        for name, relation in relations.items()
        if relation in made
        for parent in project["parent_map"][name]
        if parent in relations
    }
    return sorted(read - made)
