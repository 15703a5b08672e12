"""Expressions at random that know what kinds of value they have, and the names that a template can see."""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple

from rules import KINDS, RULES
from words import FLOATS, INTS, LEXICAL, quoted

NAMES = {
    "s": "str+", "t": "str+", "u": "str", "h": "str+", "n": "int", "m": "pos", "f": "float", "b": "bool", "c": "bool", "z": "none", "l": "ints+", "e": "ints",
    "w": "strs+", "d": "dict", "o": "dict", "row": "row", "rows": "rows+", "deep": "any_dict", "mix": "mixed",
}  # fmt: skip
"""The kinds of the names in `words.context`."""

ELEMENTS = {"ints": "int", "ints+": "int", "strs": "str", "strs+": "str", "rows": "row", "rows+": "row", "str": "str", "str+": "str+", "rng": "int", "dict": "str",
            "gint": "int", "gstr": "str", "nested": "ints", "floats": "float", "mixed": "any", "tup": "any", "mk": "str"}  # fmt: skip
"""What a loop over a kind meets."""

ATOM, NUMBER, CHAIN, OPERATION = range(4)
"""How loosely an expression hangs together: what must stand in parentheses before `.`, `[`, `(`, `|` or beside an operator."""


class Hole(NamedTuple):
    """A place in a rule: the kind wanted and the loosest expression that may stand there bare."""

    kind: str
    loosest: int
    firm: bool
    """Whether it must be kept tight for the syntax, and not only for the kinds to fit."""


class Rule(NamedTuple):
    """A rule taken apart: texts and holes in turn."""

    parts: tuple[str | Hole, ...]
    level: int


_HOLE = re.compile("<(" + "|".join(sorted(map(re.escape, [*RULES, *LEXICAL, *KINDS]), key=len, reverse=True)) + ")>")


def _depths(text: str) -> list[int]:
    """For each character how many brackets are open, -1 within a string."""
    depths, depth, quote = [], 0, ""
    for position, character in enumerate(text):
        if quote:
            depths.append(-1)
            if character == quote and text[position - 1] != "\\":
                quote = ""
            continue
        if character in "'\"":
            quote = character
        depth -= character in ")]}"
        depths.append(-1 if quote else depth)
        depth += character in "([{"
    return depths


def _level(text: str, depths: list[int]) -> int:
    top = "".join(character for character, depth in zip(text, depths, strict=True) if depth == 0)
    if " " in top.strip() or top[:1] in "-+":
        return OPERATION
    return CHAIN if "|" in top else ATOM


def _alone(text: str, start: int, end: int, depths: list[int]) -> bool:
    """Whether a hole is all there is between two commas or brackets."""
    depth = depths[start]

    def ends(position: int) -> bool:
        character = text[position]
        equals = character == "=" and not (text[position - 1] in "=!<>" or text[position + 1 : position + 2] == "=")
        return depths[position] != -1 and (depths[position] < depth or character in "([{,:" or equals)

    left, right = start - 1, end
    while left >= 0 and not ends(left):
        left -= 1
    while right < len(text) and not (ends(right) or text[right] in ")]}"):
        right += 1
    return not (text[left + 1 : start] + text[end:right]).strip()


def _parsed(text: str) -> Rule:
    masked = _HOLE.sub(lambda match: "x" * len(match[0]), text)
    depths = _depths(masked)
    parts: list[str | Hole] = []
    end = 0
    for match in _HOLE.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        following = text[end : end + 1]
        if match[1] in LEXICAL or depths[match.start()] == -1:
            parts.append(Hole(match[1], OPERATION, False))
        elif following in {".", "[", "("}:
            parts.append(Hole(match[1], ATOM, True))
        elif following == "|":
            parts.append(Hole(match[1], CHAIN, True))
        else:
            alone = _alone(masked, match.start(), end, depths)
            parts.append(Hole(match[1], OPERATION if alone else CHAIN, False))
    parts.append(text[end:])
    return Rule(tuple(part for part in parts if part), _level(masked, depths))


def _table(text: str) -> list[Rule]:
    return [_parsed(rule.strip()) for line in text.strip().split("\n") for rule in line.split("; ") if rule.strip()]


TABLE = {kind: _table(text) for kind, text in RULES.items()}
CHOICES = {kind: KINDS.get(kind, kind).split() for kind in [*RULES, *KINDS]}
ACCEPTED = {kind: frozenset(choices) | {kind} for kind, choices in CHOICES.items()}
LITERALS = {
    "int": lambda r: r.choice(INTS),
    "pos": lambda r: r.choice("123456789"),
    "float": lambda r: r.choice(FLOATS),
    "bool": lambda r: r.choice(["true", "false", "True", "False"]),
    "none": lambda _: "none",
    "str": lambda r: quoted(r) if r.random() < 0.93 else "''",
    "str+": quoted,
    "mk": lambda r: "(" + quoted(r) + "|safe)",
    "ints": lambda r: r.choice(["[]", "[1, 2, 3]", "[3, 1, 2, 3]", "[0]"]),
    "ints+": lambda r: r.choice(["[1]", "[3, 1, 2]", "[2, 2]"]),
    "strs": lambda r: "[" + quoted(r) + ", 'a', " + quoted(r) + "]",
    "strs+": lambda r: "[" + quoted(r) + ", 'B']",
    "dict": lambda r: "{" + quoted(r) + ": " + r.choice(INTS) + ", 'a': 1}",
    "any_dict": lambda r: r.choice(["{}", "{'k': [1, {'z': none}]}", "{1: 'one', 'two': 2.0}"]),
    "tup": lambda r: r.choice(["()", "(1,)", "('a', 2.0, none)", "(1, 2, 3)"]),
    "mixed": lambda _: "[1, 'a', none, 2.5]",
    "row": lambda r: "{'x': " + r.choice("0123") + ", 'y': " + quoted(r) + "}",
    "rows": lambda r: r.choice(["[]", "[{'x': 1, 'y': 'b'}, {'x': 0, 'y': 'A'}]"]),
    "rows+": lambda r: "[{'x': " + r.choice("0123") + ", 'y': 'k'}]",
    "pairs": lambda r: r.choice(["[]", "[('k', 1), ('a', 2)]"]),
    "nested": lambda r: r.choice(["[[1, 2], [3]]", "[[]]"]),
    "floats": lambda r: r.choice(["[0.5, 2.0]", "[1.25]"]),
    "bytes": lambda r: quoted(r) + ".encode()",
    "cpx": lambda r: r.choice(["((-4) ** 0.5)", "((-1) ** 1.5)"]),
}


def _shallow(rule: Rule) -> bool:
    holes = (part.kind for part in rule.parts if isinstance(part, Hole) and part.kind not in LEXICAL)
    return all(kind in LITERALS for hole in holes for kind in CHOICES.get(hole, [hole]))


SHALLOW = {kind: list(filter(_shallow, rules)) for kind, rules in TABLE.items()}
"""The rules that need nothing but literals."""


class Macro(NamedTuple):
    """A macro that may be called: its parameters' kinds, those that have a default last."""

    name: str
    kinds: tuple[str, ...]
    defaults: int
    parameters: tuple[str, ...]
    rest: bool
    """Whether it takes any further arguments, by position and by name."""
    caller: tuple[str, ...] | None
    """The kinds that it hands to its `call` block, None where it calls none."""
    bound: bool = False
    """Whether only a `call` block may call it."""


class Scope:
    """The names that are visible and their kinds."""

    def __init__(self, names: dict[str, str], macros: list[Macro]):
        self.names = names
        self.macros = macros
        self._found: dict[str, list[str]] = {}

    def child(self) -> Scope:
        """A scope that sees this one's names and keeps its own."""
        return Scope(dict(self.names), list(self.macros))

    def put(self, name: str, kind: str) -> None:
        """Says of what kind a name is from here on."""
        self.names[name] = kind
        self._found.clear()

    def forget(self, names: list[str]) -> None:
        """Makes names unknown."""
        for name in names:
            self.names.pop(name, None)
        self._found.clear()

    def of(self, kind: str) -> list[str]:
        """The names whose values fit a hole."""
        found = self._found.get(kind)
        if found is None:
            accepted = ACCEPTED.get(kind, frozenset([kind]))
            found = self._found[kind] = [name for name, known in self.names.items() if known in accepted]
        return found


class Expressions:
    """Makes expressions; everything is drawn from one seeded source."""

    def __init__(self, r: Random):
        self.r = r
        self.wild = 0.0
        """How likely a hole is filled with any kind at all."""
        self.broken_lines = r.random() < 0.08
        self.macros_give_text = True

    def chance(self, p: float) -> bool:
        """True with a probability."""
        return self.r.random() < p

    def expression(self, kind: str, scope: Scope, depth: int) -> str:
        """An expression of a kind."""
        return self._make(kind, scope, depth)[0]

    def _make(self, kind: str, scope: Scope, depth: int) -> tuple[str, int]:
        r = self.r
        if self.wild and r.random() < self.wild:
            kind = "any"
        roll = r.random()
        if (depth <= 0 or roll < 0.2) and roll < 0.7:
            names = scope.of(kind)
            if names:
                return r.choice(names), ATOM
        chosen = r.choice(CHOICES.get(kind, [kind]))
        if depth <= 0 and (literal := LITERALS.get(chosen)):
            text = literal(r)
            return text, OPERATION if text[0] == "-" else NUMBER if text[0].isdigit() else ATOM
        if chosen == "str" and scope.macros and self.macros_give_text and roll > 0.85:
            macro = r.choice(scope.macros)
            if not macro.bound:
                return self.call(macro, scope, depth - 1), ATOM
        if chosen == "any":
            chosen = r.choice(CHOICES["any"])
        return self._apply(r.choice(SHALLOW[chosen] if depth <= 0 else TABLE[chosen]), scope, depth)

    def _apply(self, rule: Rule, scope: Scope, depth: int) -> tuple[str, int]:
        r = self.r
        texts = []
        for part in rule.parts:
            if isinstance(part, str):
                texts.append(part.replace(", ", ",\n  ") if self.broken_lines else part)
                continue
            word = LEXICAL.get(part.kind)
            if word is not None:
                texts.append(word(r))
                continue
            text, level = self._make(part.kind, scope, depth - 1 if r.random() < 0.8 else 0)
            tight = level > part.loosest and (part.firm or r.random() < 0.95)
            texts.append("(" + text + ")" if tight or r.random() < 0.02 else text)
        return "".join(texts), rule.level

    def call(self, macro: Macro, scope: Scope, depth: int) -> str:
        """A call of a macro with arguments that fit."""
        return macro.name + "(" + self.arguments(macro, scope, depth) + ")"

    def arguments(self, macro: Macro, scope: Scope, depth: int) -> str:
        """Arguments by position, then by name, then spread."""
        r = self.r
        required = len(macro.kinds) - macro.defaults
        given = r.randint(required, len(macro.kinds))
        by_position = r.randint(0, given)
        values = [self.expression(kind, scope, depth) for kind in macro.kinds[:given]]
        parts = values[:by_position]
        named = list(zip(macro.parameters[by_position:given], values[by_position:], strict=True))
        if macro.rest and by_position == len(macro.kinds):
            parts += [self.expression("any", scope, depth) for _ in range(r.randrange(3))]
            if self.chance(0.3):
                parts.append("*" + r.choice(["[1, 'r']", "('t',)", "[]", *scope.of("ints")]))
        if named and self.chance(0.25):
            return ", ".join([*parts, "**{" + ", ".join(f"'{name}': {value}" for name, value in named) + "}"])
        parts += [f"{name}={value}" for name, value in named]
        if macro.rest and self.chance(0.4):
            parts.append("extra=" + self.expression("any", scope, depth))
        return ", ".join(parts)
