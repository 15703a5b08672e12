"""Renders the examples of Jinja2's own documentation with Jinja2 and with `daybook jinja render`.

documented.py SOURCES PROGRAM...        SOURCES is the source distribution of Jinja2, which holds its documentation
"""

from __future__ import annotations

import re
import sys
import tarfile
import textwrap
from collections.abc import Iterator
from typing import Any

import fuzz
import oracle

BLOCK = re.compile(r"^(?P<indent> *)(?:\.\. (?:sourcecode|code-block|code):: *(?:html\+)?(?:jinja|text)|.*::) *\n(?P<body>(?:(?P=indent) +.*\n|[ \t]*\n)+)", re.MULTILINE)
INLINE = re.compile(r"``([^`\n]*\{[{%#][^`\n]*)``")
OPTION = re.compile(r"^ *:[a-z]+:.*\n", re.MULTILINE)
CHANCE = re.compile(r"lipsum|random|debug\(|joiner")
PERSON = {"username": "ada", "name": "Ada", "email": "ada@example.org", "city": "Leeds", "gender": "f", "is_active": True, "hidden": False, "url": "/ada", "user_id": 7}
CONTEXT: dict[str, Any] = {
    "users": [PERSON, PERSON | {"username": "<b>", "name": "Bo", "hidden": True, "is_active": False, "city": "York"}],
    "user": PERSON | {"description": "a & b", "bio": "<i>"},
    "items": [{"title": "one", "href": "/1", "body": "B", "name": "n", "value": 3, "price": 1.5}, {"title": "two", "href": "/2", "body": "C", "name": "m", "value": 4, "price": 2}],
    "item": {"title": "one", "href": "/1", "children": [], "name": "n"},
    "navigation": [{"href": "/", "caption": "Home"}, {"href": "/a?b&c", "caption": "<A>"}],
    "sitemap": [{"href": "/", "title": "Home", "children": [{"href": "/x", "title": "X", "children": []}]}],
    "foo": {"bar": 42, "baz": "text"},
    "seq": ["a", "b", "c", 4], "mylist": [1, 2, 3], "my_dict": {"b": 2, "a": "x"}, "my_variable": "<p>", "iterable": [3, 1, 2], "rows": [["a", "b"], ["c"]],
    "slices": [1, 2, 3, 4, 5], "columns": 3, "value": "some text", "text": "see http://example.com and <more>", "numbers": [1, 2, 3], "title": "Title", "messages": ["m"],
    "days": [{"date": "1"}, {"date": "2"}], "entries": [{"category": "k", "message": "m"}], "pages": [{"title": "t"}], "kenny": {"sick": True, "dead": False}, "forum_url": "/f",
    "daemons": ["d"], "a_variable": "v", "variable": "v", "name": "N", "number": 7, "count": 2, "page": {"title": "t"}, "layout": "layout.html", "user_name": "u", "html": "<br>", "layout_template": "layout.html", "cities": ["a"],
}  # fmt: skip
BASE = "{% block head %}<title>{% block title %}{% endblock %}</title>{% endblock %}|{% block content %}{% endblock %}|{% block footer %}f{% endblock %}{% for item in seq %}{% block loop_item scoped %}{{ item }}{% endblock %}{% endfor %}"
FORMS = "{% macro input(name, value='', type='text') %}<input name='{{ name }}' value='{{ value|e }}' type='{{ type }}'>{% endmacro %}{% macro textarea(name) %}<textarea name='{{ name }}'></textarea>{% endmacro %}"
TEMPLATES = {**dict.fromkeys(["layout.html", "base.html", "default.html", "master.html", "layout/default.html", "layout.txt", "page.txt"], BASE), "forms.html": FORMS,
             **dict.fromkeys(["header.html", "footer.html", "sidebar.html", "page_detailed.html", "page.html", "render_box.html"], "[{{ title }}{{ box }}]")}  # fmt: skip


def examples(sources: str) -> Iterator[tuple[str, str]]:
    """Each example of the manual and of the comments on filters, tests and functions, with its place."""
    with tarfile.open(sources) as archive:
        for member in archive:
            if not re.search(r"/docs/[a-z]+\.rst$|/src/jinja2/(filters|tests|utils|ext)\.py$", member.name):
                continue
            text = archive.extractfile(member).read().decode()
            found = [OPTION.sub("", match["body"]) for match in BLOCK.finditer(text)] + INLINE.findall(text)
            for number, body in enumerate(found):
                if re.search(r"\{[{%#]", body):
                    yield f"{member.name.split('/', 1)[1]} example {number}", textwrap.dedent(body).strip("\n") + "\n"


def main(sources: str, words: list[str]) -> int:
    """Compares them all; prints what differs."""
    program = fuzz.Program(words)
    outputs = errors = differences = 0
    for place, text in examples(sources):
        if CHANCE.search(text):
            continue
        request = {"template": text, "context": CONTEXT, "templates": TEMPLATES}
        program.send([request])
        expected, actual = oracle.judge(request), program.answer()
        outputs += "output" in expected
        errors += "error" in expected
        kind = fuzz.difference(request, expected, actual)
        if kind:
            differences += 1
            print(f"--- {kind}: {place}\n{text}jinja2:  {expected}\ndaybook: {actual}")
    program.end()
    print(f"{outputs + errors} examples of the documentation: {outputs} with output, {errors} with errors; {differences} differences")
    return 1 if differences or outputs < LEAST else 0


LEAST = 130
"""So many examples at least must give an output."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
