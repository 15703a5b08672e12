"""Calls of every method, filter and test with arguments of any kind and number: most are refused, and how is compared."""

from __future__ import annotations

from random import Random

from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner
from markupsafe import Markup

RECEIVERS: dict[str, type] = {
    "'a b'": str, "('a b'|safe)": Markup, "'ab'.encode()": bytes, "[1, 2]": list, "(1, 2)": tuple, "{'a': 1}": dict, "(5)": int, "(2.5)": float, "true": bool,
    "{'a': 1}.keys()": type({}.keys()), "{'a': 1}.items()": type({}.items()), "{'a': 1}.values()": type({}.values()), "((-4) ** 0.5)": complex, "range(5)": range,
    "none": type(None), "({'a': 1}.keys() - ['b'])": set, "([1, 2]|unique)": type(iter([])),
    "cycler(1, 2)": Cycler, "joiner('-')": Joiner, "dict": dict,
}  # fmt: skip
"""An expression of each type."""
ARGUMENTS = [*RECEIVERS, "1", "0", "-1", "'a'", "''", "'%s'", "[]", "{}", "('x',)", "nope", "10 ** 20", "2.0", "false"]
NAMES = "sep maxsplit old count keepends encoding errors tabsize key reverse length byteorder signed bytes x default fillchar chars iterable delete width attribute case_sensitive by n".split()
OPERATORS = "+ - * / // % ~ == < >= in and or".split() + ["not in"]
METHODS = [(receiver, name) for receiver, kind in RECEIVERS.items() for name in dir(kind) if not name.startswith("_") and name != "mapping"]
"""What is left out stands in the documentation."""
FILTERED = sorted(FILTERS.keys() - {"random", "lipsum", "count", "length"})
"""Without those whose outcome is random, or that are another's name."""
TESTED = sorted(TESTS.keys() - {*OPERATORS, "sameas"})
"""Whether two texts are the same depends on how Python made them."""


def _arguments(r: Random) -> str:
    given = [r.choice(ARGUMENTS) for _ in range(r.choice([0, 0, 1, 1, 1, 2, 2, 3, 4]))]
    if r.random() < 0.03:
        given.append("*" + r.choice(["[1]", "'ab'", "5"]))
    named = {r.choice(NAMES): r.choice(ARGUMENTS) for _ in range(r.choice([0, 0, 0, 0, 1, 1, 2]))}
    return ", ".join([*given, *(f"{name}={value}" for name, value in named.items())])


def call(r: Random) -> str:
    """An expression: a method, a filter, a test or an operator, applied to values that it may not take."""
    roll = r.random()
    if roll < 0.6:
        receiver, name = r.choice(METHODS)
        made = f"{receiver}.{name}({_arguments(r)})"
    elif roll < 0.85:
        made = f"{r.choice(ARGUMENTS)}|{r.choice(FILTERED)}({_arguments(r)})"
    elif roll < 0.92:
        given = ", ".join(r.choice(ARGUMENTS) for _ in range(r.randrange(3)))
        made = f"({r.choice(ARGUMENTS)} is {r.choice(TESTED)}{f'({given})' if given else ''})"
    else:
        made = f"({r.choice(ARGUMENTS)} {r.choice(OPERATORS)} {r.choice(ARGUMENTS)})"
    roll = r.random()
    if " - " in made and "s()" in made:  # perhaps a set, whose order is nobody's business
        return f"({made})|length" if roll < 0.5 else f"({made}) is sequence"
    return f"[{made}]" if roll < 0.2 else f"({made})|list" if roll < 0.3 else f"({made})|string|length" if roll < 0.35 else made
