"""A build of models in parts: which, and in which order. Made once from a manifest, read by DAGs.

    daybook models parse --project-dir sql-models
    daybook-plan layer sql-models/target/manifest.json plan.json

`layer` makes a part of each folder below `models`, `folder` of each folder that holds models; seeds,
snapshots and the like are a part each. A DAG reads the small file that comes of it: no SQL and no
manifest is read when DAGs are parsed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

DEPTH = {"layer": 1, "folder": sys.maxsize}
CHECKS = "checks"
"""The last part: tests of nothing in particular, and those that compare parts side by side."""


@dataclass(frozen=True)
class Part:
    """What one task builds: dbt's selection, and the parts that must stand before."""

    name: str
    select: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def arguments(self) -> list[str]:
        """The words that choose this part of a `models build`, each test in exactly one part."""
        exclude = ["--exclude", *self.exclude] if self.exclude else []
        return ["--select", *self.select, *exclude, "--indirect-selection", "buildable"]


@dataclass(frozen=True)
class Test:
    """A test, the file that asks for it, and the selection of the part that runs it; none: the checks."""

    name: str
    file: str
    part: str | None


def read(file: Path) -> list[Part]:
    """The parts of a plan, each after those it needs."""
    parts = json.loads(file.read_text(encoding="utf-8"))
    return [Part(**{key: _frozen(value) for key, value in part.items()}) for part in parts]


def made(manifest: Mapping[str, Any], by: str) -> list[Part]:
    """The parts of a project, each after those it needs.

    :raises ValueError: where two folders need each other, so that neither can be built first.
    """
    selectors = _selectors(manifest, DEPTH[by])
    parents: dict[str, list[str]] = manifest["parent_map"]
    needs: dict[str, set[str]] = {selector: set() for selector in sorted(set(selectors.values()))}
    for node, selector in selectors.items():
        needs[selector] |= {selectors[one] for one in parents.get(node, ()) if one in selectors} - {selector}
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError as cycle:
        raise ValueError(f"these need each other: {' -> '.join(cycle.args[1])}") from cycle
    above = _closure(needs, order)
    tests = _tests(manifest, selectors)
    parts = [Part(_name(one), (one,), _inner(one, order, tests), _next(needs[one], above)) for one in order]
    if left := tuple(sorted(test.name for test in tests if test.part is None)):
        parts.append(Part(CHECKS, left, after=_next(set(order), above)))
    return parts


def _selectors(manifest: Mapping[str, Any], depth: int) -> dict[str, str]:
    """Every node that a build makes, and the selection of its part."""
    nodes = {**manifest["nodes"], **manifest.get("functions", {})}
    tested = {
        parent
        for test, parents in manifest["parent_map"].items()
        if test.startswith("test.") and set(parents) <= set(manifest["sources"])
        for parent in parents
    }
    project = manifest["metadata"]["project_name"]
    made = {
        name: _selector(node, depth, project)
        for name, node in nodes.items()
        if node["resource_type"] in {"model", "seed", "snapshot", "function"}
    }
    return {**made, **dict.fromkeys(tested, "source:*")}


def _selector(node: Mapping[str, Any], depth: int, project: str) -> str:
    if node["resource_type"] != "model":
        return f"resource_type:{node['resource_type']}"
    if node["package_name"] != project:
        return f"package:{node['package_name']}"
    return f"path:{'/'.join(Path(node['original_file_path']).parts[:-1][: depth + 1])}"


def _name(selector: str) -> str:
    """As a task may be called: seeds, sources, staging, marts-finance."""
    method, value = selector.split(":")
    match method:
        case "resource_type":
            return f"{value}s"
        case "source":
            return "sources"
        case "path":
            return "-".join(value.split("/")[1:]) or value
    return value


def _inner(selector: str, order: Iterable[str], tests: Iterable[Test]) -> tuple[str, ...]:
    """What lies in a folder and belongs elsewhere: folders that are parts, tests that are not ready."""
    folder = selector.removeprefix("path:") + "/"
    folders = [other for other in order if other.startswith(f"{selector}/")]
    early = sorted(test.name for test in tests if test.file.startswith(folder) and test.part != selector)
    return (*folders, *early)


def _closure(needs: Mapping[str, set[str]], order: Iterable[str]) -> dict[str, set[str]]:
    above: dict[str, set[str]] = {}
    for part in order:
        above[part] = needs[part].union(*(above[need] for need in needs[part]))
    return above


def _next(needs: set[str], above: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Their names, without those that another one needs already."""
    return tuple(sorted(_name(one) for one in needs if not any(one in above[other] for other in needs)))


def _tests(manifest: Mapping[str, Any], selectors: Mapping[str, str]) -> list[Test]:
    """Each test with the part after which all that it asks is there: dbt calls it buildable there."""
    parents: dict[str, list[str]] = manifest["parent_map"]
    inside: dict[str, set[str]] = {}
    for name, selector in selectors.items():
        inside.setdefault(selector, set()).update({name, *_ancestors(name, parents)})
    found = []
    for name, node in manifest["nodes"].items():
        if node["resource_type"] == "test":
            asked = parents[name]
            parts = {selectors[one] for one in asked if one in selectors}
            ready = [part for part in sorted(parts) if inside[part].issuperset(asked)]
            found.append(Test(node["name"], node["original_file_path"], ready[0] if ready else None))
    return found


def _ancestors(name: str, parents: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    new = [name]
    while new:
        above = [one for one in parents.get(new.pop(), ()) if one not in found]
        found.update(above)
        new += above
    return found


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def main() -> None:
    """Write the plan of a manifest: the command `daybook-plan`."""
    words = sys.argv[1:]
    if len(words) != 3 or words[0] not in DEPTH:
        raise SystemExit("usage: daybook-plan layer|folder MANIFEST PLAN")
    try:
        parts = made(json.loads(Path(words[1]).read_text(encoding="utf-8")), words[0])
    except ValueError as impossible:
        raise SystemExit(f"error: {impossible}\nhint: plan by layer, or move a model") from impossible
    Path(words[2]).write_text(json.dumps([asdict(part) for part in parts], indent=1) + "\n", encoding="utf-8")
