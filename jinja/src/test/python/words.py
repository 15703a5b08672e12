"""The smallest words of templates at random: texts, numbers, slices, format specifications, and the context's values."""

from __future__ import annotations

from random import Random

TEXTS = [
    "a", "b", "abc", "Hello World", " pad ", "a,b,c", "12", "-3", "4.5", "0x1f", "<b>&amp;'</b>", "it's", "foo bar baz qux", "ABC def",
    "line\nbreak", "tab\tx", "a\n\n b\r\nc", "100% of {x}", "äöü ß", "Ünï çedilla", "日本語", "😀 x", "ﬁ ǆ İ", "e\u0301", "\u00a0nbsp ", "x", "y", "True",
    "http://example.com/a?b=c", "see www.x.org, or (me@x.org).", "a-b_c.d", "[1, 2]", "{'k': 'v'}", "back\\slash", "1e3", "None", "Σας ΟΔΟΣ", "٣",
    "a longer sentence with several words, and a comma", "snake_case_name", "CamelCase", "o'Neil \"quoted\"", "<p class=\"x\">text</p>", "{{ no }}", "''",
]  # fmt: skip
INTS = ["0", "1", "2", "3", "-1", "7", "10", "42", "1_000", "0xff", "0b101", "0o17", "255", "4096", "99999999999999999999", "1000000"]
FLOATS = ["0.5", "1.0", "2.0", "-2.5", "3.14159", "1.5e3", "1e-7", "2.675", "100.25", "1e16", "0.1", "1_0.5", "123456.789", "1E5", "9.995"]


def quoted(r: Random, text: str | None = None) -> str:
    """A string literal."""
    text = r.choice(TEXTS) if text is None else text
    quote = r.choice("''\"")
    if r.random() < 0.1:
        text = text.encode("unicode_escape").decode("ascii")
    elif r.random() < 0.5:
        text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    else:
        text = text.replace("\\", "\\\\")
    return quote + text.replace(quote, "\\" + quote) + quote


def slice_(r: Random) -> str:
    """The inside of `[…]` that takes a part."""
    def bound() -> str:
        return r.choice(["", "", "", "0", "1", "2", "-1", "-2", "5", "none"])

    return r.choice([bound() + ":" + bound(), bound() + ":" + bound() + ":" + r.choice(["", "1", "2", "-1", "-2"])])


def _layout(r: Random) -> str:
    return r.choice(["", "", "<", ">", "^", "*^", "_>", "x<", "0=" if r.random() < 0.1 else ""])


def _width(r: Random) -> str:
    return r.choice(["", "", "1", "5", "8", "12"])


def int_spec(r: Random) -> str:
    """A format specification for an integer."""
    kind = r.choice(["", "d", "d", "x", "X", "o", "b", "n", "e", "f", ".2f", "g", "%", ".1%"])
    grouping = r.choice(["", "", "", ","]) if kind in {"", "d", "f", ".2f", "e", "%"} else r.choice(["", "", "_"]) if kind in {"x", "X", "o", "b"} else ""
    if kind.startswith("."):
        return _layout(r) + r.choice(["", "+", "-", " "]) + _width(r) + grouping + kind
    alternate = r.choice(["", "", "#"])
    return _layout(r) + r.choice(["", "", "+", "-", " "]) + alternate + r.choice(["", "", "0"]) + _width(r) + grouping + kind


def float_spec(r: Random) -> str:
    """A format specification for a float."""
    precision = r.choice(["", "", ".0", ".1", ".2", ".3", ".6", ".10"])
    return (_layout(r) + r.choice(["", "", "+", " "]) + r.choice(["", "", "0"]) + _width(r) + r.choice(["", "", ",", "_"]) + precision
            + r.choice(["", "f", "f", "e", "E", "g", "G", "%", "F"]))  # fmt: skip


def str_spec(r: Random) -> str:
    """A format specification for a text."""
    return r.choice(["", "", "<", ">", "^", "*^", "-<"]) + _width(r) + r.choice(["", "", ".0", ".1", ".3"]) + r.choice(["", "s"])


def int_percent(r: Random) -> str:
    """A `%` conversion for an integer."""
    return "%" + r.choice(["", "", "-", "+", " ", "0", "#", "-+"]) + _width(r) + r.choice(["", "", ".3"]) + r.choice("dixXosr")


def float_percent(r: Random) -> str:
    """A `%` conversion for any number."""
    return "%" + r.choice(["", "", "-", "+", " ", "0", "#"]) + _width(r) + r.choice(["", ".0", ".1", ".2", ".8"]) + r.choice("feEgGFd")


def str_percent(r: Random) -> str:
    """A `%` conversion for any value."""
    return "%" + r.choice(["", "", "-"]) + _width(r) + r.choice(["", "", ".2"]) + r.choice("ssra")


def strftime(r: Random) -> str:
    """Text around a conversion."""
    return r.choice(["", "", "<", "[", "n=", "%%", "é "])


LEXICAL = {
    "q": quoted,
    "slice": slice_,
    "fint": int_spec,
    "ffloat": float_spec,
    "fstr": str_spec,
    "pint": int_percent,
    "pfloat": float_percent,
    "pstr": str_percent,
    "around": strftime,
    "digit": lambda r: r.choice("0123"),
    "rep": lambda r: r.choice(["0", "1", "2", "3"]),
    "exp": lambda r: r.choice(["0", "1", "2", "3"]),
    "width": lambda r: r.choice(["0", "3", "5", "8", "11", "20"]),
    "char": lambda r: r.choice(["'*'", "'.'", "'0'", "'é'"]),
    "chars": lambda r: r.choice(["'a'", "' '", "'ab'", "'\\n '", "'x<>'"]),
    "handler": lambda r: r.choice(["'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'", "'strict'" if r.random() < 0.1 else "'replace'"]),
    "decoding": lambda r: r.choice(["'ignore'", "'replace'", "'backslashreplace'"]),
    "flag": lambda r: r.choice(["true", "false"]),
    "way": lambda r: r.choice(["'common'", "'ceil'", "'floor'"]),
    "floattext": lambda r: r.choice(["'1.5'", "' 2 '", "'-1e3'", "'nope'", "'1_0.5'", "'.5'"]),
    "inttext": lambda r: r.choice(["'12'", "' 7 '", "'-3'", "'nope'", "'1_000'", "'3.7'"]),
    "filter": lambda r: r.choice(["upper", "nope", "tojson", "e", "Map"]),
    "test": lambda r: r.choice(["odd", "nope", "in", "==", "defined"]),
}
"""Holes that are filled with text of their own grammar."""


def context(r: Random) -> dict[str, object]:
    """The values that a template finds; `NAMES` of the grammar says which kind each name has."""
    text = r.choice

    def ints(least: int) -> list[int]:
        return [r.choice([0, 1, 2, 3, 5, 8, -1, 10, 1000]) for _ in range(r.randrange(least, 5))]

    return {
        "s": text(TEXTS),
        "t": text(TEXTS),
        "u": text(["", " ", *TEXTS]),
        "h": text(["<b>bold</b>", "a & b", "<i>'x'</i>", "&lt;ok&gt; \"q\""]),
        "n": r.choice([0, 1, 2, 3, -4, 12, 99, 1234567, 10**15, 2**64]),
        "m": r.choice([1, 2, 3, 5]),
        "f": r.choice([0.0, 0.5, 1.0, -2.5, 2.675, 3.14159, 100.0, 1e16, 1e-7, 1.1]),
        "b": r.random() < 0.5,
        "c": r.random() < 0.5,
        "z": None,
        "l": ints(1),
        "e": ints(0),
        "w": [text(TEXTS) for _ in range(r.randrange(1, 4))],
        "d": {key: r.randrange(-2, 6) for key in r.sample(["a", "b", "c", "B", "x", "items", "key"], r.randrange(1, 4))},
        "o": {} if r.random() < 0.3 else {key: r.randrange(4) for key in r.sample("abC", 2)},
        "row": {"x": r.randrange(5), "y": text("aBcd")},
        "rows": [{"x": r.randrange(4), "y": text("aBcA")} for _ in range(r.randrange(1, 4))],
        "deep": {"x": {"y": [1, {"z": "deep"}]}, "l": [[1, 2], [3, 4], []], "s": "bottom"},
        "mix": [r.choice([1, "a", 2.5, None, True, [1], {"k": "v"}, "<x>", ""]) for _ in range(r.randrange(4))],
    }
