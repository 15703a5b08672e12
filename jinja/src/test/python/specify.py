"""Writes the specification cases: what stock Jinja2 answers, with the reason why the case is there.

Run it with the pinned Jinja2; the YAML files are then reviewed like any other source.
"""

import copy
import json
import pathlib
import sys

import oracle

CASES = {}
C = {"n": 7, "f": 2.5, "s": "Hello World", "e": "", "l": [3, 1, 2], "w": ["b", "A", "c"], "d": {"x": 1, "y": "two"}, "none": None, "t": True,
     "rows": [{"x": 2, "y": "b"}, {"x": 1, "y": "a"}, {"x": 2, "y": "A"}], "html": "<b>bold & 'q'</b>", "u": "äß 日本 😀"}


def case(construct, template, reason, context=None, **options):
    CASES.setdefault(construct, []).append((template, C if context is None else context, reason, options))


def each(construct, reason, *templates, **options):
    for template in templates:
        case(construct, template, reason, **options)


def matrix():
    values = {"an int": "7", "a negative int": "-3", "a float": "2.5", "true": "true", "none": "none", "a string": "'ab'", "a list": "[1, 2]",
              "a tuple": "(1, 2)", "a dict": "{'a': 1}", "an undefined name": "missing", "a big int": "10000000000000000000000"}
    for operator in ["+", "-", "*", "/", "//", "%", "==", "<", ">=", "in", "~", "and", "or"]:
        for left, a in values.items():
            for right, b in values.items():
                if operator == "*" and "big" in left + right:
                    continue
                if operator in ("==", "~", "and", "or") and len(CASES.get("operators " + operator, [])) > 60:
                    continue
                case("operators " + operator, "{{ " + a + " " + operator + " " + b + " }}", f"{left} {operator} {right} is what Python makes of it.")


def filters():
    inputs = {"text": "s", "an empty text": "e", "a list": "l", "a dict": "d", "an int": "n", "a float": "f", "none": "none", "an undefined name": "missing",
              "wide characters": "u", "markup": "html|safe"}
    from jinja2.filters import FILTERS
    skip = {"random", "map", "select", "reject", "selectattr", "rejectattr", "attr", "batch", "slice", "groupby", "replace", "pprint"}
    for name in sorted(FILTERS):
        if name in skip:
            continue
        for what, value in inputs.items():
            lazy = name in ("unique", "reverse", "items")
            text = "{{ " + value + "|" + name + ("|list" if lazy and value not in ("s", "e", "u", "html|safe") else "") + " }}"
            case("filter " + name, text, f"The filter {name} on {what} gives Jinja2's answer or its error.")


def tests():
    from jinja2.tests import TESTS
    for name in sorted(n for n in TESTS if n.isalpha()):
        needs = name in ("divisibleby", "sameas", "in", "eq", "ne", "lt", "le", "gt", "ge", "equalto", "greaterthan", "lessthan")
        argument = {"in": "([1, 7, 'a'])", "sameas": "(none)"}.get(name, "(2)") if needs else ""
        for what, value in {"an int": "n", "a float": "f", "text": "s", "a list": "l", "a dict": "d", "none": "none", "true": "t", "an undefined name": "missing"}.items():
            case("test " + name, "{{ " + value + " is " + name + argument + " }}", f"The test {name} on {what} answers as in Jinja2.")


def methods():
    calls = {
        "str": ("s", ["upper()", "lower()", "title()", "swapcase()", "capitalize()", "strip('H')", "lstrip('H')", "rstrip('d')", "split()", "split('o')", "split('o', 1)",
                      "rsplit('o', 1)", "partition(' ')", "rpartition('o')", "replace('o', '0')", "replace('o', '0', 1)", "replace('', '-')", "find('o')", "find('zz')",
                      "rfind('o')", "index('W')", "index('zz')", "count('l')", "startswith('He')", "startswith(('x', 'H'))", "endswith('ld')", "join(['a', 'b'])",
                      "join([1])", "zfill(15)", "ljust(13, '.')", "rjust(13)", "center(14, '*')", "expandtabs()", "splitlines()", "isalpha()", "isupper()", "istitle()",
                      "removeprefix('He')", "removesuffix('ld')", "encode()", "format()", "nosuch()", "upper(1)", "split('')", "casefold()", "isidentifier()"]),
        "list": ("l", ["append(4)", "extend([5])", "insert(0, 9)", "pop()", "pop(0)", "pop(9)", "remove(1)", "remove(9)", "index(2)", "index(9)", "count(1)", "sort()",
                       "reverse()", "copy()", "clear()", "append()"]),
        "dict": ("d", ["get('x')", "get('q')", "get('q', 5)", "keys()", "values()", "items()", "pop('x')", "pop('q')", "pop('q', 1)", "setdefault('z', 3)", "update(a=1)",
                       "copy()", "popitem()", "clear()", "x", "nosuch"]),
        "int": ("n", ["bit_length()", "real", "numerator", "nosuch"]), "float": ("f", ["is_integer()", "real", "nosuch"]),
    }
    for kind, (value, names) in calls.items():
        for name in names:
            case("methods of " + kind, "{{ " + value + "." + name + " }}|{{ " + value + " }}", f"{kind}.{name.split('(')[0]} gives Python's result and leaves Python's state.")


def formats():
    for spec in ["", "5", "<5", ">5", "^5", "*^7", "05", "+", " ", ",", "_", "x", "X", "#x", "b", "o", "c", "d", "e", ".2e", "f", ".1f", "g", ".3g", "%", ".0f", "n", "s", "010.3f",
                 "+.2f", "=+8", "z", "q"]:
        for what, value in {"an int": "n", "a float": "f", "text": "'ab'"}.items():
            case("format mini-language", "{{ '{:" + spec + "}'.format(" + value + ") }}", f"The specification '{spec}' for {what} is read as in Python.")
    for directive in ["%s", "%r", "%d", "%i", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%e", "%f", "%.1f", "%g", "%c", "%%", "%a", "%.2s", "%z"]:
        for what, value in {"an int": "65", "a float": "2.5", "text": "'ab'"}.items():
            case("percent formatting", "{{ '" + directive + "' % " + value + " }}", f"The directive {directive} for {what} is read as in Python.")


def printing():
    for text in ["1.0", "0.1", "1e16", "1e15", "123456789012345678", "1e-5", "0.0001", "1e300", "2.5e-10", "100.0", "-0.0", "1/3", "0.1 + 0.2", "10 / 4", "4 / 2", "7 // 2", "-7 // 2",
                 "7 % -3", "-7 % 3", "-7.5 // 2", "7.5 % -2", "2 ** 10", "2 ** -1", "2 ** 0.5", "10 ** 20", "true + 1", "1 == 1.0", "true == 1", "[1, 'a', none, true, 2.0]",
                 "('a',)", "()", "{'a': {'b': [1]}}", "\"it's\"", "['it\\'s', '\"']", "['\\n\\t\\\\']", "'\\u00e9'", "['\\x00', '\\x7f']", "{1: 2, true: 3}", "99999999999999999999 + 1",
                 "0xff", "0b101", "0o17", "1_000", "[]|list", "none", "1 if false", "range(3)", "range(1, 9, 2)", "{}.items()", "{'a': 1}.keys()"]:
        case("printing values", "{{ " + text + " }}", f"{text} prints as Python's str does.")


def language():
    each("for", "A loop binds its target and hides it afterwards.", "{% for i in l %}{{ i }},{% endfor %}{{ i }}", "{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}",
         "{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }} {% endfor %}", "{% for a, b in [[1]] %}{% endfor %}", "{% for a, b in [1] %}{% endfor %}", "{% for c in 'äb' %}[{{ c }}]{% endfor %}",
         "{% for i in missing %}x{% else %}none{% endfor %}", "{% for i in 5 %}{% endfor %}", "{% for i in l if i > 1 %}{{ i }}{% endfor %}", "{% for i in l if i > 9 %}{{ i }}{% else %}E{% endfor %}",
         "{% for i in l %}{% if i == 1 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "{% for i in l %}{% if i == 1 %}{% break %}{% endif %}{{ i }}{% endfor %}",
         "{% for i in l %}{% break %}{% else %}E{% endfor %}", "{% for i in l %}{% continue %}{% else %}E{% endfor %}", "{% for i in [1, [2, [3]]] recursive %}{{ i if i is number else loop(i) }}{% endfor %}",
         "{% for x in l recursive %}{{ loop.depth }}{% endfor %}", "{% for i in l %}{{ loop(i) }}{% endfor %}", "{% for i in l %}{% set n = i %}{% endfor %}{{ n }}", "{% for x in [] %}{% else %}{{ n }}{% endfor %}",
         "{% for i in l recursive if i %}{% endfor %}", "{% for loop in l %}{% endfor %}", "{% for i in l %}{% for i in w %}{{ i }}{% endfor %}{{ i }}{% endfor %}", "{% break %}", "{% continue %}")
    for attribute in ["index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem", "cycle('a', 'b')", "changed(i)", "changed(1)", "cycle()", "nosuch"]:
        for items in ["l", "l|select", "[5]", "'ab'"]:
            case("loop variable", "{% for i in " + items + " %}{{ loop." + attribute + " }},{% endfor %}", f"loop.{attribute.split('(')[0]} follows the items, lazily read or not.")
    each("if", "The first true branch runs.", "{% if n %}a{% endif %}", "{% if e %}a{% else %}b{% endif %}", "{% if e %}a{% elif n %}b{% else %}c{% endif %}", "{% if missing %}a{% elif none %}b{% elif [] %}c{% else %}d{% endif %}",
         "{{ 'a' if n }}", "{{ 'a' if e }}", "{{ 'a' if e else 'b' if n else 'c' }}", "{{ ('a' if e).x }}", "{% if %}{% endif %}", "{% if n is nosuch %}{% endif %}", "{% if e %}{{ n|nosuch }}{% endif %}ok")
    each("set", "An assignment lives in its scope.", "{% set a = 1 %}{{ a }}", "{% set a, b = 1, 2 %}{{ b }}{{ a }}", "{% set a, b = [1] %}", "{% if t %}{% set a = 1 %}{% endif %}{{ a }}", "{% if e %}{% set n = 1 %}{% endif %}{{ n }}",
         "{% set a %}x{{ n }}{% endset %}[{{ a }}]", "{% set a | upper %}x{% endset %}{{ a }}", "{% set a | replace('x', 'y') | upper %}x{% endset %}{{ a }}", "{% set ns = namespace(a=1) %}{% for i in l %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }}",
         "{% set d.x = 1 %}", "{% set ns = namespace() %}{% set ns.a, b = 1, 2 %}{{ ns.a }}{{ b }}{{ ns.zz }}", "{% set none = 1 %}", "{% set 1 = 2 %}", "{% set a = b = 1 %}", "{{ n }}{% set n = 1 %}{{ n }}", "{% set a = 1 %}{% block b %}{{ a }}{% endblock %}")
    each("macro", "A macro binds its arguments as Jinja2's Macro does.", "{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(1, 3) }}{{ m(b=4, a=5) }}", "{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m() }}", "{% macro m() %}{% endmacro %}{{ m(1) }}",
         "{% macro m() %}{% endmacro %}{{ m(x=1) }}", "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, x=2) }}", "{% macro m(a, b=a) %}{{ b }}{% endmacro %}{{ m(3) }}", "{% macro m(a=n) %}{{ a }}{% endmacro %}{% set n = 1 %}{{ m() }}",
         "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}in{% endcall %}", "{% macro m() %}{{ caller(1, 2) }}{% endmacro %}{% call(a, b=3) m() %}{{ a }}{{ b }}{% endcall %}", "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
         "{% macro m() %}x{% endmacro %}{% call m() %}{% endcall %}", "{% macro m(caller) %}{{ caller() }}{% endmacro %}", "{% macro m(caller=none) %}{{ caller }}{% endmacro %}{{ m() }}", "{% macro m(a, a) %}{% endmacro %}", "{% macro m(a=1, b) %}{% endmacro %}",
         "{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }}", "{{ m() }}{% macro m() %}{% endmacro %}", "{% macro m() %}{% endmacro %}{{ m }}{{ m.name }}{{ m.arguments }}{{ m.catch_kwargs }}", "{% macro _p() %}x{% endmacro %}{{ _p() }}",
         "{% macro m() %}{{ n }}{% endmacro %}{% for n in [1] %}{{ m() }}{% endfor %}", "{% for i in l %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}", "{% call 5 %}{% endcall %}", "{% macro m(*a) %}{% endmacro %}", "{{ (m)() }}")
    each("calls", "Arguments are evaluated and passed in Python's way.", "{{ dict(a=1, **{'b': 2}) }}", "{{ range(*[1, 4])|list }}", "{{ dict(a=1, a=2) }}", "{{ dict(**{'a': 1}, b=2) }}", "{{ dict(b=2, 1) }}", "{{ n() }}", "{{ missing() }}", "{{ s.upper()() }}",
         "{{ d.get('x')|string }}", "{{ dict(**n) }}", "{{ range(*n) }}", "{{ range(1,) }}", "{{ range(1 2) }}", "{{ namespace(a=1).a }}", "{{ cycler('a', 'b').current }}", "{% set c = cycler(1, 2) %}{{ c.next() }}{{ c.next() }}{{ c.next() }}", "{% set j = joiner('-') %}{{ j() }}{{ j() }}",
         "{{ cycler() }}", "{{ range(0, 10, 0) }}", "{{ range('a') }}", "{{ range(1000000) }}")
    each("subscripts", "Attributes and items are looked for in both ways; what is missing is undefined.", "{{ d.x }}{{ d['y'] }}", "{{ d.items }}"[:0] + "{{ d['keys'] is callable }}", "{{ l.0 }}{{ l[-1] }}{{ l[9] }}", "{{ l[9].x }}", "{{ d.q.r }}", "{{ s[0] }}{{ s[-1] }}", "{{ s[99] }}|", "{{ none.x }}|",
         "{{ none.x.y }}", "{{ l['a'] }}|", "{{ n[0] }}|", "{{ rows[0].y }}", "{{ l[1:] }}{{ l[:-1] }}{{ l[::-1] }}{{ l[::2] }}", "{{ s[::-1] }}{{ s[2:5] }}{{ s[5:2:-1] }}", "{{ l[::0] }}", "{{ n[1:] }}", "{{ 7[1:] }}|", "{{ u[3:5] }}{{ u|length }}", "{{ l['x':] }}", "{{ d[l] }}|", "{{ s.__class__ }}",
         "{{ s.__class__ }}|" if False else "{{ (s.__class__).x }}", "{{ s._x }}|", "{{ d.__len__ }}|" if False else "{{ l[0, 1] }}|", "{{ (1, 2)[1] }}", "{{ {'a': 1}.a }}", "{{ range(5)[2:] }}", "{{ 'abc'.1 }}")
    each("whitespace", "Tags strip what their signs ask for.", " a {%- if t %} b {% endif -%} c ", "a\n  {%- set x = 1 -%}\n  b", "{{- n -}}  x", "a {{- n }} b", "a  {#- c -#}  b", "a\n{% if t %}\nb\n{% endif %}\nc\n", "  {%+ if t %}x{% endif %}", "x\n\n", "{{ n }}\n")
    for options in ({"trim_blocks": True}, {"lstrip_blocks": True}, {"trim_blocks": True, "lstrip_blocks": True}, {"keep_trailing_newline": True}):
        for template in ["a\n  {% if t %}\n  b\n  {% endif %}\nc\n", "  {% set x = 1 %}  {{ n }}\n", "{% if t %}\n\n{% endif %}\n", "  {#c#}\n  x", "  {%+ if t +%}\n x{% endif %}", "{% raw %}\n {{ x }}\n{% endraw %}\n", " {{ n }}\n{% if t -%}\n  y{% endif %}\n\n"]:
            case("whitespace", template, "The environment's options " + ", ".join(options) + " change what tags leave.", **options)
    each("raw and comments", "Their text is not looked into.", "{% raw %}{{ a }}{% b %}{% endraw %}", "{%- raw -%} x {%- endraw -%}", "{# {{ n }} #}x", "{#\n\n#}{{ nosuch.x }}", "{# open", "{% raw %}open", "{% raw %}{% endraw", "{#-#}x", "{% raw %}{% raw %}{% endraw %}")
    each("literals", "Literals are read as in Python.", "{{ 'a' 'b' }}", "{{ \"a\\tb\\x41\\u00e9\\101\" }}", "{{ '\\q' }}", "{{ 'open }}", "{{ 1__0 }}", "{{ 0123 }}", "{{ 1.e3 }}", "{{ .5 }}", "{{ 1e5 }}", "{{ 0xfg }}", "{{ [1, 2,] }}", "{{ {1: 2,} }}", "{{ (1,) }}", "{{ () }}", "{{ (1, 2 }}", "{{ [1, 2 }}",
         "{{ {1 2} }}", "{{ True }}{{ None }}{{ False }}", "{{ '\\x4' }}", "{{ '\\N{BULLET}' }}", "{{ 1.5.real }}", "{{ {[]: 1} }}", "{{ a.b.c }}", "{{ ä }}", "{{ a$b }}", "{{ 1a }}")
    each("expressions", "Operators bind as in Jinja2's grammar.", "{{ 1 + 2 * 3 ** 2 }}", "{{ -2 ** 2 }}", "{{ 2 ** 3 ** 2 }}", "{{ 1 < 2 < 3 }}", "{{ 1 < 3 < 2 }}", "{{ not n == 7 }}", "{{ 1 ~ 2 + 3 }}", "{{ n in l or 3 in l }}", "{{ 4 not in l }}", "{{ not not n }}", "{{ 1 or 2 and 0 }}",
         "{{ n is not none and n is odd }}", "{{ 'a' if n is even else 'b' }}", "{{ n|string ~ 'x'|upper }}", "{{ -n|abs }}", "{{ (-n)|abs }}", "{{ n is divisibleby 7 }}", "{{ [1, 2] is eq [1, 2] }}", "{{ n is eq 7 or false }}", "{{ 1 if }}", "{{ 1 + }}", "{{ }}", "{{ a b }}", "{{ a is b is c }}", "{{ a| }}",
         "{{ a. }}", "{{ n is not }}", "{{ 1 is in [1] }}", "{{ 'a,b'.split(',')[1]|upper }}", "{{ s.split()[0].lower().title() }}")
    each("blocks", "Blocks run where they stand and can be called.", "{% block a %}x{% endblock %}{{ self.a() }}", "{% block a %}{{ n }}{% endblock a %}", "{% for i in l %}{% block a scoped %}{{ i }}{% endblock %}{% endfor %}", "{% for i in l %}{% block a %}{{ i }}{% endblock %}{% endfor %}", "{% block a %}{{ super() }}{% endblock %}",
         "{% block a %}{% endblock %}{% block a %}{% endblock %}", "{% block a-b %}{% endblock %}", "{% block a required %}{% endblock %}", "{% block a required %}x{% endblock %}", "{{ self.nosuch }}|", "{{ self.nosuch() }}", "{% block a %}{% endblock b %}")
    library = {"base": "<{% block a %}base{% endblock %}|{% block b %}{{ n }}{% endblock %}>", "mid": "{% extends 'base' %}{% block a %}mid {{ super() }}{% endblock %}", "inc": "inc {{ n }}{{ i }}", "lib": "{% macro f(x) %}f{{ x }}{{ n }}{% endmacro %}{% set v = 5 %}{% macro _h() %}{% endmacro %}text",
               "bad": "\n{{ 1 + }}", "fail": "\n\n{{ missing.x }}"}
    each("templates", "Other templates are reached through the loader.", "{% extends 'base' %}{% block a %}child{% endblock %}", "{% extends 'mid' %}{% block a %}child {{ super() }}{% endblock %}", "{% extends 'mid' %}{% block a %}{{ super.super() }}{% endblock %}", "{% extends 'base' %}ignored{% block b %}{{ self.a() }}{% endblock %}",
         "{% extends 'nosuch' %}", "{% if t %}{% extends 'base' %}{% endif %}x", "{% if e %}{% extends 'base' %}{% endif %}x{% block a %}y{% endblock %}", "{% extends 'base' %}{% extends 'mid' %}", "{% for i in l %}{% include 'inc' %}{% endfor %}", "{% include 'inc' without context %}", "{% include 'nosuch' ignore missing %}ok",
         "{% include ['nosuch', 'inc'] %}", "{% include 'nosuch' %}", "{% include ['a', 'b'] %}", "{% import 'lib' as lib %}{{ lib.f(1) }}{{ lib.v }}{{ lib.q }}|{{ lib }}", "{% import 'lib' as lib with context %}{{ lib.f(1) }}", "{% from 'lib' import f, v as w %}{{ f(2) }}{{ w }}", "{% from 'lib' import q %}{{ q }}|{{ q.x }}",
         "{% from 'lib' import _h %}", "{% from 'lib' import f with context %}{{ f(3) }}", "{% import 'nosuch' as x %}", "{% include 'bad' %}", "{% include 'fail' %}", "{% extends missing %}", "{% macro m() %}{% extends 'base' %}{% endmacro %}", "{% set x = 1 %}{% include 'inc' %}", "{% from 'lib' import %}", "{% extends 'base' %}{% set n = 9 %}", templates=library)
    each("with, filter, do, print", "The smaller statements.", "{% with a = 1, b = 2 %}{{ a }}{{ b }}{% endwith %}{{ a }}", "{% with %}{% set n = 1 %}{{ n }}{% endwith %}{{ n }}", "{% with n = 1 %}{{ n }}{% endwith %}{{ n }}", "{% with a = n, b = a %}{{ b }}|{% endwith %}", "{% filter upper %}a{{ s }}{% endfilter %}", "{% filter replace('a', 'b')|upper %}aa{% endfilter %}",
         "{% filter nosuch %}{% endfilter %}", "{% filter length %}abc{% endfilter %}", "{% do l.append(9) %}{{ l }}", "{% do %}", "{% print n %}", "{% print n, s %}", "{% nosuch %}", "{% endif %}", "{% if t %}", "{% if t %}{% endfor %}", "{% for i in l %}{% if i %}{% endfor %}", "{% with 1 = 2 %}{% endwith %}", "{% else %}", "{%  %}", "{% 1 %}")
    each("autoescape", "Escaping follows the scope and spares markup.", "{% autoescape true %}{{ html }}{% endautoescape %}", "{% autoescape false %}{{ html }}{% endautoescape %}", "{% autoescape true %}{{ html|safe }}{{ html|e }}{% endautoescape %}", "{% autoescape true %}{{ html ~ '<' }}{{ ('<'|safe) ~ html }}{% endautoescape %}",
         "{% autoescape true %}{% set a %}<i>{{ html }}</i>{% endset %}{{ a }}{% endautoescape %}", "{% macro m() %}<{{ html }}>{% endmacro %}{% autoescape true %}{{ m() }}{% endautoescape %}", "{% autoescape true %}{{ ['<', '>'|safe]|join('&') }}{% endautoescape %}", "{{ html|e|e }}", "{{ html|forceescape }}", "{{ (html|safe).upper() }}",
         "{{ (html|safe) + '<' }}", "{{ (html|safe)|replace('b', '<') }}", "{{ ('<%s>'|safe) % '<' }}", "{{ ('{}'|safe).format('<') }}", "{{ html|safe|string|e }}")
    each("autoescape", "An environment that escapes does so everywhere.", "{{ html }}", "{{ html|safe }}", "{{ html|upper }}", "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(html) }}", "{{ html|replace('b', '&') }}", "{{ [html]|join('<') }}", "{{ html|indent }}", "{{ d|xmlattr }}", "{{ html|tojson }}", "{{ html|truncate(5) }}", "{{ html|striptags }}",
         "{{ '<a>' }}{{ '<' ~ n }}", "{% filter upper %}<{{ html }}{% endfilter %}", "{{ html|urlize }}", "{% call(x) m2() %}{% endcall %}", "{{ html.upper() }}", "{{ html|title }}", "{{ none }}{{ missing }}{{ l }}", autoescape=True)
    for policy in ["strict", "chainable", "debug"]:
        each("undefined " + policy, f"The {policy} kind of undefined values tolerates what Jinja2's does.", "{{ missing }}", "{{ missing.a }}", "{{ missing.a.b['c'] }}", "{{ d.q }}", "{{ d.q.r }}", "{{ l[9] }}", "{{ missing is defined }}", "{{ missing|default('x') }}", "{{ missing + 1 }}", "{% if missing %}a{% endif %}b",
             "{% for i in missing %}{% endfor %}x", "{{ missing == 1 }}", "{{ missing() }}", "{{ missing|length }}", "{{ missing|upper }}", "{{ [missing] }}", "{{ 'a' if e }}|", "{{ missing ~ 'a' }}", "{{ missing in [1] }}", undefined=policy)
    each("native", "Native rendering keeps values and reads literals.", "{{ n }}", "{{ s }}", "{{ l }}", "{{ none }}", "", "{{ n }}{{ n }}", "{{ n }} ", " {{ n }}", "[1, {{ n }}]", "{{ 'True' }}", "{{ '[1]' }}", "{{ missing }}", "{{ n }}.5", "{{ f * 2 }}", "{'a': {{ n }}}", "{{ '0x1f' }}", "{{ '1_000' }}", "{{ 'a' ~ 'b' }}", "'{{ s }}'", "{{ d }}",
         "{{ '(1, 2)' }}", "{{ '{1, 2}' }}", "{{ '1 + 1' }}", "{{ '-5' }}", "{{ '  5' }}", "{{ '007' }}", "{{ '1e3' }}", "{{ \"'a' 'b'\" }}", "{% macro m() %}{{ l }}{% endmacro %}{{ m() }}", "{% set a %}{{ n }}{% endset %}{{ a + 1 }}", "{{ '#' }}", "{{ 'b' }}\n", "{{ n }}\n{{ n }}", "{{ '\"x\"' }}", "{{ [n]|first }}", native=True)
    each("filters with arguments", "Arguments change a filter as Jinja2 documents it.", "{{ s|replace('o', '0') }}", "{{ s|replace('o', '0', 1) }}", "{{ l|batch(2)|list }}", "{{ l|batch(2, 0)|list }}", "{{ l|slice(2)|list }}", "{{ l|slice(2, 0)|list }}", "{{ rows|groupby('y')|list }}", "{% for g in rows|groupby('x') %}{{ g.grouper }}{{ g.list|length }};{% endfor %}",
         "{{ rows|map(attribute='x')|list }}", "{{ rows|map(attribute='q', default=0)|list }}", "{{ w|map('upper')|list }}", "{{ l|map('nosuch')|list }}", "{{ l|map|list }}", "{{ l|select('odd')|list }}", "{{ l|select|list }}", "{{ l|reject('gt', 1)|list }}", "{{ rows|selectattr('x', 'eq', 2)|list|length }}", "{{ rows|rejectattr('x', 'eq', 2)|list }}",
         "{{ rows|selectattr|list }}", "{{ w|sort }}", "{{ w|sort(case_sensitive=true) }}", "{{ w|sort(reverse=true) }}", "{{ rows|sort(attribute='x,y') }}", "{{ d|dictsort(by='value') }}", "{{ d|dictsort(by='q') }}", "{{ w|unique|list }}", "{{ ['a', 'A']|unique|list }}", "{{ ['a', 'A']|unique(true)|list }}", "{{ rows|sum(attribute='x') }}", "{{ l|sum(start=10) }}",
         "{{ l|join('-') }}", "{{ rows|join(',', attribute='y') }}", "{{ f|round }}", "{{ f|round(1) }}", "{{ 2.675|round(2) }}", "{{ f|round(0, 'ceil') }}", "{{ f|round(0, 'floor') }}", "{{ f|round(0, 'q') }}", "{{ n|round(-1) }}", "{{ '42'|int }}{{ 'x'|int(3) }}{{ '1f'|int(0, 16) }}{{ '3.7'|int }}", "{{ '1.5'|float }}{{ 'x'|float(2.0) }}", "{{ s|truncate(8) }}",
         "{{ s|truncate(8, true) }}", "{{ s|truncate(8, false, '…', 0) }}", "{{ s|truncate(2) }}", "{{ s|wordwrap(5) }}", "{{ 'abcdefgh'|wordwrap(3) }}", "{{ 'abcdefgh ij'|wordwrap(3, false) }}", "{{ 'a-b-c-d'|wordwrap(3) }}", "{{ s|center(20) }}|", "{{ 'a\nb'|indent }}", "{{ 'a\n\nb'|indent(2, true, true) }}", "{{ 'a\nb'|indent('> ') }}", "{{ d|tojson }}", "{{ d|tojson(2) }}",
         "{{ [1, none, true, 2.5, html]|tojson }}", "{{ {'b': 1, 'a': [{}]}|tojson(indent=1) }}", "{{ range(3)|tojson }}", "{{ d|xmlattr }}", "{{ {'a b': 1}|xmlattr }}", "{{ {'a': none}|xmlattr }}", "{{ 'see http://example.com now'|urlize }}", "{{ 'www.example.com/aaaaaaaaaa'|urlize(8) }}", "{{ 'me@example.com'|urlize }}", "{{ '(http://x.com)'|urlize(nofollow=true, target='_blank') }}", "{{ {'a': 'b c', 'd': '&'}|urlencode }}",
         "{{ 'a b/c&ä'|urlencode }}", "{{ 1024|filesizeformat }}{{ 1024|filesizeformat(true) }}{{ 1|filesizeformat }}{{ 5e12|filesizeformat }}", "{{ d|attr('get') is callable }}{{ d|attr('x') }}|", "{{ missing|default('a') }}{{ e|default('b') }}{{ e|default('c', true) }}", "{{ '%s-%s'|format(1, 2) }}", "{{ '%(a)s'|format(a=3) }}", "{{ '%s'|format(1, a=2) }}", "{{ l|first }}{{ l|last }}{{ []|first }}{{ []|last }}|", "{{ []|first.x }}",
         "{{ []|max }}|{{ l|max }}{{ w|min }}", "{{ rows|max(attribute='x') }}", "{{ 'abc'|reverse }}{{ l|reverse|list }}", "{{ 5|reverse }}", "{{ s|upper(1) }}", "{{ s|replace }}", "{{ l|join(1, 2, 3, 4) }}", "{{ s|center(nosuch=1) }}", "{{ s|nosuch }}", "{{ 'x <b>y</b>  z'|striptags }}", "{{ 'a b c'|wordcount }}", "{{ '  x '|trim }}{{ 'xxaxx'|trim('x') }}", "{{ \"it's a dog's\"|title }}", "{{ d|items|list }}", "{{ l|pprint }}{{ d|pprint }}")


def main(folder):
    for build in (matrix, filters, tests, methods, formats, printing, language):
        build()
    total = 0
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.yaml"):
        old.unlink()
    files = {}
    for construct, cases in CASES.items():
        name = construct.split(" ")[0] if construct.split(" ")[0] in ("operators", "filter", "test", "methods", "undefined") else construct
        names = {"operators": "operators", "filter": "filters", "test": "tests", "methods": "methods", "undefined": "undefined"}
        files.setdefault(names.get(name, name.replace(",", "").replace(" ", "-")), []).extend((construct, *one) for one in cases)
    for name, cases in files.items():
        lines = ["# Expected results are those of Jinja2 3.1.6; specify.py writes them.", "context:"]
        lines += [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in C.items()]
        lines.append("cases:")
        for construct, template, context, reason, options in cases:
            request = {"template": template, "context": copy.deepcopy(context), **options}
            outcome = oracle.judge(request)
            if "error" in outcome and outcome["error"]["type"] in ("AssertionError", "MemoryError") and "reference" in outcome["error"]["message"]:
                continue
            if " at 0x" in json.dumps(outcome) or "complex" in json.dumps(outcome):
                continue
            total += 1
            lines.append(f"  - construct: {json.dumps(construct)}")
            lines.append(f"    reason: {json.dumps(reason, ensure_ascii=False)}")
            lines.append(f"    template: {json.dumps(template, ensure_ascii=False)}")
            for key, value in options.items():
                lines.append(f"    {key}: {json.dumps(value, ensure_ascii=False)}")
            if "error" in outcome:
                lines.append(f"    error: {json.dumps(outcome['error'], ensure_ascii=False)}")
            else:
                key = "repr" if "repr" in outcome else "output"
                lines.append(f"    {key}: {json.dumps(outcome[key], ensure_ascii=False)}")
        (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(total, "cases")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
