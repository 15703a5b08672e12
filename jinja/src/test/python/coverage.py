"""Which parts of the language templates use: constructs, filters, tests, methods, options."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import jinja2.nodes as n
import oracle
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

METHODS = """
    capitalize casefold center count endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric
    isprintable isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split
    splitlines startswith strip swapcase title translate upper zfill append extend insert pop remove reverse sort copy clear get items keys values setdefault
    update popitem fromkeys union intersection difference symmetric_difference issubset issuperset isdisjoint bit_length bit_count is_integer as_integer_ratio
    conjugate unescape striptags encode decode hex fromhex maketrans to_bytes from_bytes
""".split()
CONSTRUCTS = """
    for for-else for-if for-recursive for-unpack if elif else macro macro-default call-block call-block-arguments filter-block with set set-tuple set-block set-block-filter
    set-attribute extends block scoped-block required-block include include-ignore-missing include-list include-without-context import import-with-context from-import
    from-import-with-context autoescape do print break continue raw comment trim-left trim-right keep-left keep-right conditional conditional-without-else slice slice-with-step
    list tuple dict concat call-with-names call-with-star call-with-double-star call-of-call item attribute compare-chain and or not negative positive
    + - * / // % ** == != < > <= >= in not-in namespace cycler joiner range dict() lipsum caller varargs kwargs self super loop
    loop.index loop.index0 loop.revindex loop.revindex0 loop.first loop.last loop.length loop.depth loop.depth0 loop.cycle loop.changed loop.previtem loop.nextitem
""".split()
OPTIONS = "native strict chainable debug autoescape trim_blocks lstrip_blocks keep_trailing_newline templates".split()
OPERATORS = {"eq": "==", "ne": "!=", "lt": "<", "gt": ">", "lteq": "<=", "gteq": ">=", "in": "in", "notin": "not-in"}
PLAIN = {
    n.If: "if", n.Macro: "macro", n.CallBlock: "call-block", n.FilterBlock: "filter-block", n.With: "with", n.Assign: "set", n.AssignBlock: "set-block", n.NSRef: "set-attribute",
    n.Extends: "extends", n.Block: "block", n.Include: "include", n.Import: "import", n.FromImport: "from-import", n.ScopedEvalContextModifier: "autoescape", n.ExprStmt: "do",
    n.Break: "break", n.Continue: "continue", n.Concat: "concat", n.List: "list", n.Tuple: "tuple", n.Dict: "dict", n.Getitem: "item", n.Getattr: "attribute",
    n.And: "and", n.Or: "or", n.Not: "not", n.Neg: "negative", n.Pos: "positive", n.Add: "+", n.Sub: "-", n.Mul: "*", n.Div: "/", n.FloorDiv: "//", n.Mod: "%", n.Pow: "**",
}  # fmt: skip
CALLED = {"namespace", "cycler", "joiner", "range", "lipsum", "caller", "super"}
NAMED = {"varargs", "kwargs", "self", "loop"}
SURFACE = {"raw": r"\{%[-+]? raw", "comment": r"\{#", "trim-left": r"\{[%{#]-", "trim-right": r"-[%}#]\}", "keep-left": r"\{%\+", "keep-right": r"\+%\}", "print": r"\{%[-+]? print"}
SURFACE_PATTERNS = {name: re.compile(pattern) for name, pattern in SURFACE.items()}


def _call(node: n.Call) -> Iterator[str]:
    target = node.node
    if isinstance(target, n.Getattr):
        if target.attr in METHODS:
            yield "." + target.attr
    elif isinstance(target, n.Name) and target.name in CALLED:
        yield target.name
    elif isinstance(target, n.Name) and target.name == "dict":
        yield "dict()"
    elif isinstance(target, n.Call):
        yield "call-of-call"
    if node.kwargs:
        yield "call-with-names"
    if node.dyn_args:
        yield "call-with-star"
    if node.dyn_kwargs:
        yield "call-with-double-star"


def _loop(node: n.For) -> Iterator[str]:
    yield "for"
    if node.else_:
        yield "for-else"
    if node.test:
        yield "for-if"
    if node.recursive:
        yield "for-recursive"
    if isinstance(node.target, n.Tuple):
        yield "for-unpack"


def _include(node: n.Include) -> Iterator[str]:
    if node.ignore_missing:
        yield "include-ignore-missing"
    if not node.with_context:
        yield "include-without-context"
    if isinstance(node.template, n.List):
        yield "include-list"


def _details(node: n.Node) -> Iterator[str]:  # noqa: PLR0912  a table of cases
    match node:
        case n.For():
            yield from _loop(node)
        case n.Call():
            yield from _call(node)
        case n.Filter() if node.name:
            yield "|" + node.name
        case n.Test():
            yield "is " + node.name
        case n.Include():
            yield from _include(node)
        case n.If():
            yield from ["elif"] * bool(node.elif_) + ["else"] * bool(node.else_)
        case n.Macro() if node.defaults:
            yield "macro-default"
        case n.CallBlock() if node.args:
            yield "call-block-arguments"
        case n.Assign() if isinstance(node.target, n.Tuple):
            yield "set-tuple"
        case n.AssignBlock() if node.filter:
            yield "set-block-filter"
        case n.Block():
            yield from ["scoped-block"] * node.scoped + ["required-block"] * node.required
        case n.Import() if node.with_context:
            yield "import-with-context"
        case n.FromImport() if node.with_context:
            yield "from-import-with-context"
        case n.CondExpr():
            yield "conditional" if node.expr2 else "conditional-without-else"
        case n.Slice():
            yield "slice-with-step" if node.step else "slice"
        case n.Compare():
            yield from (OPERATORS[operand.op] for operand in node.ops)
            yield from ["compare-chain"] * (len(node.ops) > 1)
        case n.Getattr() if isinstance(node.node, n.Name) and node.node.name == "loop":
            yield "loop." + node.attr
        case n.Name() if node.name in NAMED:
            yield node.name


def features(request: dict[str, Any]) -> set[str]:
    """The names of all that a request uses; nothing if a template does not parse."""
    found = {name for name in OPTIONS if request.get(name)} | {request.get("undefined", "native")} & set(OPTIONS)
    if not request.get("native") and "undefined" not in request:
        found.discard("native")
    for text in [request["template"], *request.get("templates", {}).values()]:
        found.update(name for name, pattern in SURFACE_PATTERNS.items() if pattern.search(text))
    try:
        stack: list[n.Node] = list(oracle.trees(request))
    except Exception:  # a syntax error
        return found
    while stack:
        node = stack.pop()
        if name := PLAIN.get(type(node)):
            found.add(name)
        found.update(_details(node))
        stack.extend(node.iter_child_nodes())
    return found


def expected() -> list[str]:
    """All that a long run must have used."""
    tests = ["is " + name for name in TESTS if name.isalpha()]
    return [*CONSTRUCTS, *OPTIONS, *("|" + name for name in FILTERS), *tests, *("." + name for name in METHODS)]


def table(used: Counter[str], succeeded: Counter[str]) -> str:
    """How many templates used each part, and how many of those gave an output."""
    cells = [f"{name} {used[name]}/{succeeded[name]}" for name in expected()]
    width = max(map(len, cells)) + 2
    rows = ["".join(cell.ljust(width) for cell in cells[at : at + 5]).rstrip() for at in range(0, len(cells), 5)]
    return "templates that used it / of these with an output:\n" + "\n".join(rows)
