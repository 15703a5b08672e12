"""The story a command tells on stderr, one JSON object a line: made readable, and remembered."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from typing import Any

_LEVELS = {
    "debug": logging.DEBUG,
    "warn": logging.WARNING,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}
_PLAIN = frozenset({"event", "level", "message", "time", "timestamp", "run_id", "run"})


@dataclass(frozen=True)
class Failure:
    """Why a command ended badly: the code, the fact, where, and the next thing to do."""

    code: str
    fact: str
    location: str = ""
    hint: str = ""

    def text(self) -> str:
        """Like a compiler's message."""
        place = f"\n  --> {self.location}" if self.location else ""
        advice = f"\nhint: {self.hint}" if self.hint else ""
        return f"error[{self.code}]: {self.fact}{place}{advice}"


@dataclass
class Story:
    """What a command has told so far."""

    failures: list[Failure] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    last_words: str = ""
    _told: set[str] = field(default_factory=set)

    def hear(self, line: str) -> tuple[int, str]:
        """Remember a line of stderr; its level and its text for people."""
        level, text = self._understand(line)
        self._told.add(text)
        return level, text

    def has_told(self, line: str) -> bool:
        """Whether a result on stdout only repeats what was told."""
        return line in self._told

    def _understand(self, line: str) -> tuple[int, str]:
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            self.last_words = line.strip() or self.last_words
            return logging.INFO, line
        match event.get("event"):
            case "failure":
                return logging.ERROR, self._failure(event)
            case "result":
                self.results.append(event)
                # What became of a model was a line for people already when it ended.
                return logging.DEBUG if "relation" in event else _level(event), _result(event)
            case "opened":
                self.files.append(str(event.get("uri")))
                return _level(event), _sentence(event)
            case _:
                return _level(event), _sentence(event)

    def _failure(self, event: dict[str, Any]) -> str:
        failure = Failure(*(str(event.get(key) or "") for key in ("code", "fact", "location", "hint")))
        self.failures.append(failure)
        return failure.text()


def _level(event: dict[str, Any]) -> int:
    return _LEVELS.get(str(event.get("level", "")).lower(), logging.INFO)


def _result(event: dict[str, Any]) -> str:
    return str(event.get("message") or "") or (
        f"{table(event)} {event.get('date', '')}: {event.get('rows_read', 0)} read, "
        f"{event.get('rows_loaded', 0)} loaded, {event.get('rows_rejected', 0)} refused "
        f"({event.get('state', 'done')})"
    )


def _sentence(event: dict[str, Any]) -> str:
    head = str(event.get("message") or event.get("event") or "")
    rest = " ".join(f"{key}={_value(value)}" for key, value in event.items() if key not in _PLAIN)
    return f"{head} [{rest}]" if rest else head


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def table(event: dict[str, Any]) -> str:
    """The table a result speaks of: `source.dataset` of a load, `schema.name` of a model."""
    if "relation" in event:
        return str(event["relation"])
    return ".".join(str(event[key]) for key in ("source", "dataset") if event.get(key))
