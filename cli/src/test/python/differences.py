"""Lists the keys in which two folders of artifacts differ, one line for each key of each kind of resource.

    python differences.py DBT OURS

Nothing is printed where they say the same. Not compared: moments and ids of the invocation, the built-in macros
(ours are no Jinja), the SQL of the built-in tests beyond its words, and what KNOWN names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOMENTS = {
    "created_at",
    "elapsed_time",
    "execution_time",
    "generated_at",
    "invocation_id",
    "invocation_started_at",
    "root_path",
    "run_started_at",
    "thread_id",
    "user_id",
}
BUILT_IN = ("macro.dbt.", "macro.dbt_postgres.")
KNOWN = {
    # dbt adds macros to a test while it runs it
    ("manifest nodes test", "depends_on/macros"),
    # the text of the first page
    ("manifest docs doc", "block_contents"),
    # dbt says the tags of a properties file twice
    ("manifest nodes seed", "unrendered_config/tags"),
    # ours have the words of dbt's, not its line breaks
    ("manifest nodes test", "compiled_code"),
    ("run_results", "test compiled_code"),
    ("run_results", "unit_test compiled_code"),
    # the line number in a statement counts those line breaks
    ("run_results", "test message"),
    ("run_results", "model message"),
}


def different(ours: Any, theirs: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any, Any]]:
    """The places where two trees differ, with both values."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in [*theirs, *(key for key in ours if key not in theirs)]:
            if key not in MOMENTS:
                yield from different(ours.get(key, "absent"), theirs.get(key, "absent"), (*path, key))
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        for one, other in zip(ours, theirs, strict=True):
            yield from different(one, other, (*path, "[]"))
    elif ours != theirs:
        yield "/".join(path), theirs, ours


def own(macros: dict[str, Any]) -> dict[str, Any]:
    """Those that a project or package wrote."""
    return {name: macro for name, macro in macros.items() if not name.startswith(BUILT_IN)}


def manifest(theirs: dict[str, Any], ours: dict[str, Any]) -> Iterator[tuple[str, str, Any, Any]]:
    """The differences of two manifests, by part and kind of resource."""
    for tree in (theirs, ours):
        tree["macros"] = own(tree["macros"])
    for part in [*theirs, *(key for key in ours if key not in theirs)]:
        one, other = theirs.get(part, {}), ours.get(part, {})
        if part in {"metadata", "parent_map", "child_map", "group_map", "selectors"}:
            for path, a, b in different(other, one):
                yield f"manifest {part}", path, a, b
            continue
        for name in [*one, *(key for key in other if key not in one)]:
            kind = f"manifest {part} {name.split('.')[0]}"
            for path, a, b in different(other.get(name, "absent"), one.get(name, "absent")):
                yield kind, path or name, a, b


def run_results(theirs: dict[str, Any], ours: dict[str, Any]) -> Iterator[tuple[str, str, Any, Any]]:
    """The differences of the results, by kind of resource; the flags are each program's own."""
    found = [{result["unique_id"]: result for result in tree["results"]} for tree in (theirs, ours)]
    for name in sorted({*found[0], *found[1]}):
        one, other = (results.get(name, {}) for results in found)
        for result in (one, other):
            result["timing"] = [phase["name"] for phase in result.get("timing", [])]
        for path, a, b in different(other, one):
            yield "run_results", f"{name.split('.')[0]} {path}", a, b


def main(theirs: Path, ours: Path) -> None:
    """Prints one line for each difference that is not known."""
    lines: dict[tuple[str, str], str] = {}
    for name in ("manifest", "run_results", "catalog"):
        if not (theirs / f"{name}.json").exists():
            continue
        one, other = (json.loads((folder / f"{name}.json").read_text()) for folder in (theirs, ours))
        one, other = (
            json.loads(json.dumps(tree).replace(str(folder), "TARGET"))
            for tree, folder in ((one, theirs), (other, ours))
        )
        if name == "catalog":
            found = [("catalog", *difference) for difference in different(other, one)]
        else:
            found = list((manifest if name == "manifest" else run_results)(one, other))
        assert one["metadata"], name
        for kind, path, a, b in found:
            if (kind, path) not in KNOWN:
                lines.setdefault(
                    (kind, path), f"{kind}: {path}: dbt {json.dumps(a)[:200]}, ours {json.dumps(b)[:200]}"
                )
    print("\n".join(lines.values()), end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
