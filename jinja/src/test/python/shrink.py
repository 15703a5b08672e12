"""Makes a failing request smaller as long as it fails in the same way (delta debugging over tags, then over words)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

TAGS = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\})", re.DOTALL)
WORDS = re.compile(r"\{[{%#][-+]?|[-+]?[}%#]\}|\w+|\s+|.", re.DOTALL)
TRIALS = 1500

Check = Callable[[list[str]], bool]


def shrunken(request: dict[str, Any], fails: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The smallest request found."""
    left = [TRIALS]

    def still(candidate: dict[str, Any]) -> bool:
        left[0] -= 1
        return left[0] > 0 and fails(candidate)

    for key in [key for key in request if key not in {"template", "context"}]:
        candidate = {other: value for other, value in request.items() if other != key}
        if still(candidate):
            request = candidate
    request["template"] = _text(request["template"], lambda text: still(request | {"template": text}))
    for name, other in request.get("templates", {}).items():
        files = request["templates"]
        request["templates"] = files | {name: _text(other, lambda text: still(request | {"templates": files | {name: text}}))}  # noqa: B023  used at once
    for key in list(request["context"]):
        candidate = request | {"context": {other: value for other, value in request["context"].items() if other != key}}
        if still(candidate):
            request = candidate
    return request


def _text(text: str, still: Callable[[str], bool]) -> str:
    def check(parts: list[str]) -> bool:
        return still("".join(parts))

    tags = _fewer(_blocks(_fewer([part for part in TAGS.split(text) if part], check), check), check)
    return "".join(_fewer(WORDS.findall("".join(tags)), check))


def _blocks(tags: list[str], check: Check) -> list[str]:
    """Leaves out block tags in pairs: the body stays or goes with them."""
    first = 0
    while first < len(tags):
        for last in range(first + 1, len(tags)) if tags[first].startswith("{%") else ():
            for kept in ([], tags[first + 1 : last]):
                fewer = tags[:first] + kept + tags[last + 1 :]
                if tags[last].startswith("{%") and check(fewer):
                    return _blocks(fewer, check)
        first += 1
    return tags


def _fewer(parts: list[str], check: Check) -> list[str]:
    """Leaves out halves, quarters, and so on down to single parts."""
    size = max(len(parts) // 2, 1)
    while True:
        at, before = 0, len(parts)
        while at < len(parts):
            fewer = parts[:at] + parts[at + size :]
            if check(fewer):
                parts = fewer
            else:
                at += size
        if size > 1:
            size //= 2
        elif len(parts) == before:
            return parts
