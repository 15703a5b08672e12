"""Whole templates at random: statements over `grammar.Expressions`, and the other templates that they extend, include and import."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import calls
import words
from grammar import ELEMENTS, NAMES, Expressions, Macro, Scope

TEXTS = ["", "", " ", "\n", "text", " a b ", "\n  ", "x\n", "\n\n", "<p>", "# ", "}", "{ ", "%}", "  \n", "end.", "select", ",\n    ", "é"]
SIMPLE = ["int", "str", "float", "bool", "ints", "strs", "dict", "row", "rows", "none", "pairs", "any"]
TEXT_FILTERS = ["upper", "trim", "title", "replace('a', 'b')|title", "indent(2)", "trim|lower", "center(20)", "wordwrap(8)", "e", "string", "truncate(9)", "striptags", "capitalize"]
LOOP = {"loop.index": "pos", "loop.index0": "int", "loop.first": "bool", "loop.last": "bool", "loop.length": "pos", "loop.revindex": "pos", "loop.revindex0": "int",
        "loop.depth": "pos", "loop.depth0": "int", "loop.cycle('odd', 'even')": "str+"}  # fmt: skip
ITERABLES = ["ints", "ints", "strs", "rows", "rows+", "rng", "dict", "str", "gint", "gstr", "nested", "mixed", "tup"]


class Templates(Expressions):
    """Makes one template with all it needs."""

    def __init__(self, r: Random):
        super().__init__(r)
        self.serial = 0
        self.loops = 0
        self.walked: list[str] = []
        self.loader: dict[str, str] = {}
        self.markers = r.random() < 0.5
        self.captured = 0
        """How many enclosing blocks collect their text: what a filter may cut must print no address of an object."""

    # ---- words
    def tag(self, text: str) -> str:
        """A block tag with or without white space control."""
        if not self.markers:
            return "{% " + text + " %}"
        return self.r.choice(["{%", "{%", "{%-", "{%+"]) + " " + text + " " + self.r.choice(["%}", "%}", "-%}", "+%}" if self.chance(0.3) else "%}"])

    def text(self) -> str:
        """Text between tags."""
        return self.r.choice(TEXTS)

    def fresh(self, prefix: str) -> str:
        """A name that nothing has yet."""
        self.serial += 1
        return prefix + str(self.serial)

    def target(self, scope: Scope) -> str:
        """A name to assign: often a new one, sometimes one that is known already."""
        return self.fresh("v") if self.chance(0.7) else self.r.choice([name for name in scope.names if name.isidentifier()] or ["v"])

    def value(self, scope: Scope, kind: str | None = None) -> tuple[str, str]:
        """A kind and an expression of it."""
        kind = kind or self.r.choice(SIMPLE)
        return kind, self.expression(kind, scope, self.r.randrange(3))

    # ---- statements
    def printed(self, scope: Scope) -> str:
        """A printed expression; of undefined values only what every policy allows."""
        kind = self.r.choice(["any", "any", "any", "str", "int", "bool", "mk", "float", "view", "any" if self.captured else "gen"])
        text = self.expression(kind, scope, self.r.choice([1, 1, 2, 2, 3]))
        if self.chance(0.04):
            text += ", " + self.expression("any", scope, 1)
        return self.r.choice(["{{ ", "{{ ", "{{", "{{- "]) + text + self.r.choice([" }}", " }}", " -}}"])

    def undefined(self, scope: Scope) -> str:
        """What an undefined value prints, or a function."""
        return "{{ " + self.expression(self.r.choice(["undef", "undef", "undef" if self.captured else "callable"]), scope, 1) + " }}"

    def comment(self) -> str:
        """Something that prints nothing."""
        return self.r.choice(["{# note #}", "{#- x -#}", "{# {{ a }} #}", "{#\n#}", "{#+ x +#}"])

    def body(self, scope: Scope, depth: int, most: int = 3) -> str:
        """Text and statements."""
        return "".join(self.text() + self.statement(scope, depth) for _ in range(self.r.randrange(1, most))) + self.text()

    def assignment(self, scope: Scope, depth: int) -> str:
        """`set` in its forms."""
        r, roll = self.r, self.r.random()
        if roll < 0.5:
            kind, text = self.value(scope)
            name = self.target(scope)
            scope.put(name, kind)
            return self.tag(f"set {name} = {text}")
        if roll < 0.62:
            (first, a), (second, b) = self.value(scope), self.value(scope)
            names = self.fresh("v"), self.fresh("v")
            scope.put(names[0], first)
            scope.put(names[1], second)
            return self.tag(r.choice(["set {}, {} = {}, {}", "set ({}, {}) = ({}, {})"]).format(*names, a, b))
        if roll < 0.72:
            name, (kind, text) = self.fresh("ns"), self.value(scope)
            made = self.tag(f"set {name} = namespace(v={text}, w=0)")
            made += self.tag(f"set {name}.w = {self.expression('int', scope, 1)}")
            scope.put(name + ".v", kind)
            scope.put(name + ".w", "int")
            return made
        name = self.target(scope)
        head = f"set {name}" + (r.choice([" | ", "|"]) + r.choice(TEXT_FILTERS) if self.chance(0.4) else "")
        text = self.tag(head) + self.collected(scope.child(), depth + 1) + self.tag("endset")
        scope.put(name, "str" if self.macros_give_text else "any")
        return text

    def collected(self, scope: Scope, depth: int) -> str:
        """A body whose text becomes a value."""
        self.captured += 1
        text = self.body(scope, depth)
        self.captured -= 1
        return text

    def condition(self, scope: Scope, depth: int) -> str:
        """`if`; what its branches assign is not relied on behind it."""
        def branch() -> str:
            inner = scope.child()
            text = self.body(inner, depth + 1)
            changed.extend(name for name, kind in inner.names.items() if scope.names.get(name) != kind)
            return text

        changed: list[str] = []
        test = self.r.choice(["bool", "bool", "any"])
        text = self.tag("if " + self.expression(test, scope, 2)) + branch()
        while self.chance(0.25):
            text += self.tag("elif " + self.expression("bool", scope, 2)) + branch()
        if self.chance(0.4):
            text += self.tag("else") + branch()
        scope.forget(changed)
        return text + self.tag("endif")

    def loop(self, scope: Scope, depth: int) -> str:
        """`for` with its variable, its controls and its `else`."""
        r = self.r
        inner = scope.child()
        roll = r.random()
        if roll < 0.2:
            items, target, kinds = self.expression("dict", scope, 1), r.choice(["k, v", "(k, v)", "k, v"]), {"k": "str", "v": "int"}
            items = r.choice(["({}).items()", "({})|dictsort", "({})|items", "({}).items()|list"]).format(items)
        elif roll < 0.27:
            items, target, kinds = "(" + self.expression("rows", scope, 1) + ")|groupby('y')", "g, part", {"g": "str", "part": "rows+"}
        else:
            kind = r.choice(ITERABLES)
            items, target = self.expression(kind, scope, r.randrange(2)), r.choice(["i", "i", "j", "item", "n", "s"])
            kinds = {target: ELEMENTS.get(kind, "any")}
        for name, kind in kinds.items():
            inner.put(name, kind)
        filtered = self.chance(0.15)
        head = f"for {target} in {items}" + (" if " + self.expression("bool", inner, 1) if filtered else "")
        for name, kind in LOOP.items():
            inner.put(name, kind)
        self.loops += 1
        self.walked.append(items)
        body = ""
        if self.chance(0.1):
            body += self.tag("if " + self.expression("bool", inner, 1)) + self.tag(r.choice(["break", "continue"])) + self.tag("endif")
        body += self.body(inner, depth + 1)
        if self.chance(0.3):
            body += "{{ " + r.choice(["loop.previtem", "loop.nextitem", "loop.changed(" + next(iter(kinds)) + ")", "loop", "loop.index ~ '/' ~ loop.length", "loop.cycle(1, 2, 3)", "loop.first or loop.last"]) + " }}"
        self.walked.pop()
        self.loops -= 1
        text = self.tag(head) + body
        if self.chance(0.2):
            text += self.tag("else") + self.body(scope.child(), depth + 1)
        return text + self.tag("endfor")

    def recursion(self, scope: Scope) -> str:
        """A loop that calls itself, or a macro that does."""
        if self.chance(0.4):
            name = self.fresh("again")
            return (self.tag(f"macro {name}(k, way='')") + "{{ k }}" + self.text() + self.tag("if k > 0") + "{{ " + name + "(k - 1, way ~ k) }}" + self.tag("else") + "{{ way }}"
                    + self.tag("endif") + self.tag("endmacro") + "{{ " + name + "(" + self.r.choice("0123") + ") }}")  # fmt: skip
        tree = self.r.choice(["[1, [2, [3]]]", "deep.l", "[[], [[]]]", "[[1, 'a'], [], [[2], 3]]"])
        inner = scope.child()
        for name in ("loop.index", "loop.depth", "loop.first", "loop.length"):
            inner.put(name, LOOP[name])
        self.loops += 1
        body = "{{ loop.depth }}:{{ loop(i) if i is iterable and i is not string else i }}" + self.printed(inner)
        self.loops -= 1
        other = self.tag("else") + "none" if self.chance(0.4) else ""
        return self.tag(f"for i in {tree} recursive") + body + self.text() + other + self.tag("endfor")

    def macro(self, scope: Scope, depth: int) -> str:
        """A macro and, mostly, its first call."""
        r = self.r
        kinds = tuple(r.choice(["int", "str", "ints", "any", "dict", "bool", "float"]) for _ in range(r.choice([0, 1, 1, 2, 2, 3])))
        parameters = tuple(self.fresh("p") for _ in kinds)
        defaults = r.randint(0, len(kinds))
        inner = scope.child()
        heads = []
        for index, (name, kind) in enumerate(zip(parameters, kinds, strict=True)):
            heads.append(name if index < len(kinds) - defaults else f"{name}={self.expression(kind, inner, 1)}")
            inner.put(name, kind)
        rest, caller = self.chance(0.25), (tuple(r.choice(["int", "str"]) for _ in range(r.randrange(3))) if self.chance(0.3) else None)
        made = Macro(self.fresh("mac"), kinds, defaults, parameters, rest, caller)
        inner.forget([name for name in inner.names if name.startswith("loop.")])
        loops, self.loops = self.loops, 0
        body = self.collected(inner, depth + 1)
        if rest:
            body += r.choice(["{{ varargs }}{{ kwargs }}", "{{ varargs|length }}{{ kwargs|dictsort }}", "{% for a in varargs %}{{ a }}{% endfor %}{{ kwargs.extra }}"])
        if caller is not None:
            values = ", ".join(self.expression(kind, inner, 1) for kind in caller)
            body += r.choice(["{{ caller(" + values + ") if caller else '-' }}", "{% if caller is defined and caller %}{{ caller(" + values + ") }}{% endif %}"])
        self.loops = loops
        text = self.tag(f"macro {made.name}({', '.join(heads)})") + body + self.tag("endmacro")
        scope.macros.append(made)
        return text + (" {{ " + self.call(made, scope, 1) + " }}" if self.chance(0.7) else "") + ("{{ " + made.name + r.choice([".name", ".arguments", ".catch_varargs", ".caller"]) + " }}" if self.chance(0.1) else "")

    def call_block(self, scope: Scope, depth: int) -> str:
        """`call` with the arguments that the macro hands over."""
        text = ""
        macro = next((macro for macro in reversed(scope.macros) if macro.caller is not None), None)
        if macro is None:
            macro = Macro(self.fresh("wrap"), (), 0, (), False, ("int",), bound=True)
            text = self.tag(f"macro {macro.name}()") + "<{{ caller(1) }}|{{ caller(2)|upper }}>" + self.tag("endmacro")
            scope.macros.append(macro)
        inner = scope.child()
        names = [self.fresh("c") for _ in macro.caller or ()]
        for name, kind in zip(names, macro.caller or (), strict=True):
            inner.put(name, kind)
        if self.chance(0.3):
            names.append("extra='e'")
            inner.put("extra", "str")
        head = "call" + ("(" + ", ".join(names) + ")" if names else self.r.choice(["", "()"]))
        return text + self.tag(f"{head} {self.call(macro, scope, 1)}") + self.collected(inner, depth + 1) + self.tag("endcall")

    def block(self, scope: Scope, depth: int) -> str:
        """A block; it sees the loop around it only if it says so."""
        name = self.fresh("block")
        scoped = self.chance(0.3)
        inner = scope.child() if scoped else Scope({key: kind for key, kind in scope.names.items() if NAMES.get(key) == kind}, [])
        inner.forget([key for key in inner.names if key.startswith("loop.")])
        inner.macros.clear()
        return self.tag(f"block {name}" + " scoped" * scoped) + self.body(inner, depth + 1) + self.tag("endblock" + self.r.choice(["", " " + name])) + ("{{ self." + name + "() }}" if self.chance(0.15) and not self.loops else "")

    def collection(self, scope: Scope) -> str:
        """`do` with something that changes a list or a dict of its own."""
        name = self.fresh("acc")
        inner = scope.child()
        items = self.expression("ints", scope, 1)
        inner.put("q", "int")
        step = self.r.choice(["{n}.append({v})", "{n}.insert(0, {v})", "{n}.extend([{v}, q])", "{n}.append((q, {v}))"]).format(n=name, v=self.expression("any", inner, 1))
        text = self.tag(f"set {name} = [{self.expression('int', scope, 1)}]") + self.tag(f"for q in {items}") + self.tag("do " + step) + self.tag("endfor")
        end = self.r.choice(["", self.tag(f"do {name}.reverse()"), self.tag(f"do {name}.pop()"), self.tag(f"set _ = {name}.remove({name}[0])")])
        return text + end + "{{ " + name + self.r.choice(["", "|length", "[::-1]", "|map('string')|join(',')"]) + " }}"

    def enclosed(self, scope: Scope, depth: int) -> str:
        """The other blocks, each with a scope of its own."""
        r, inner = self.r, scope.child()
        roll = r.random()
        if roll < 0.35:
            heads = []
            for _ in range(r.randrange(3)):
                kind, text = self.value(scope)
                name = self.fresh("v")
                heads.append(f"{name}={text}" if self.chance(0.5) else f"{name} = {text}")
                inner.put(name, kind)
            return self.tag("with " + ", ".join(heads)) + self.body(inner, depth + 1) + self.tag("endwith")
        if roll < 0.65:
            return self.tag("filter " + r.choice(TEXT_FILTERS)) + self.collected(inner, depth + 1) + self.tag("endfilter")
        if roll < 0.85:
            return self.tag("autoescape " + r.choice(["true", "false", self.expression("bool", scope, 1)])) + self.body(inner, depth + 1) + self.tag("endautoescape")
        return self.tag("raw") + r.choice(["{{ a }}{% b %}\n", " {# x #} ", "\n", "{{"]) + self.tag("endraw")

    def statement(self, scope: Scope, depth: int) -> str:
        """Any statement."""
        r, roll = self.r, self.r.random()
        if depth > 3 or roll < 0.4:
            return self.printed(scope)
        if depth < 2 and roll > 0.9:
            return r.choice([self.macro, self.macro, self.call_block, self.block])(scope, depth)
        if depth < 3 and roll > 0.68:
            return r.choice([self.loop, self.loop, self.condition, self.enclosed])(scope, depth)
        if roll < 0.47:
            return self.r.choice([self.comment, lambda: self.undefined(scope), lambda: self.recursion(scope), lambda: self.collection(scope),
                                  lambda: self.tag("print " + self.expression("any", scope, 1)), lambda: self.tag("do " + self.expression("any", scope, 1))])()  # fmt: skip
        return self.assignment(scope, depth) if roll < 0.6 else self.printed(scope)

    # ---- several templates
    def others(self, scope: Scope) -> str:
        """A statement that takes in another template, which it makes."""
        r = self.r
        name = self.fresh("file")
        if self.chance(0.5):
            self.loader[name] = self.body(Scope(dict(NAMES), []), 2) + r.choice(["", "\n"])
            sources = [f"'{name}'", f"['nope', '{name}']", f"'{name}' ignore missing", "'nope' ignore missing", f"'{name}' without context", f"('{name}' if b else '{name}')", f"['{name}'] ignore missing with context"]
            return self.tag("include " + r.choice(sources))
        own = Scope({}, [])
        self.loader[name] = self.assignment(own, 2) + self.tag("set top = 'T'") + self.macro(own, 1) + self.macro(own, 1)
        first, second = own.macros[-2:] if len(own.macros) > 1 else (own.macros * 2)[:2]
        context = r.choice(["", " with context", " without context"])
        if self.chance(0.5):
            alias = self.fresh("lib")
            scope.macros += [macro._replace(name=f"{alias}.{macro.name}") for macro in (first, second)]
            return self.tag(f"import '{name}' as {alias}{context}") + "{{ " + alias + ".top }}" + "{{ " + self.call(scope.macros[-1], scope, 1) + " }}"
        alias = self.fresh("mine")
        scope.macros.append(first._replace(name=alias))
        scope.put("top", "str+")
        return self.tag(f"from '{name}' import {first.name} as {alias}, top{context}") + "{{ " + self.call(scope.macros[-1], scope, 1) + " }}"

    def family(self, scope: Scope) -> str:
        """A template that extends another, which may extend a third."""
        r = self.r
        blocks = [self.fresh("block") for _ in range(r.randint(1, 3))]
        base, plain = self.fresh("base"), dict(NAMES)

        def part(name: str) -> str:
            marks = r.choice(["", "", " scoped", " required"])
            inner = r.choice(["", " ", "{# none #}"]) if marks == " required" else self.body(Scope(plain, []), 2)
            return self.text() + self.tag(f"block {name}{marks}") + inner + self.tag("endblock")

        def override(names: list[str]) -> str:
            return "".join(self.tag(f"block {name}") + self.body(Scope(dict(plain), []), 2) + r.choice(["", "{{ super() }}", "{{ super()|upper }}"]) + self.tag(f"endblock {name}") + self.text() for name in names)

        self.loader[base] = self.text() + "".join(map(part, blocks)) + self.text() + ("{{ self." + blocks[0] + "() }}" if self.chance(0.3) else "")
        parent = f"'{base}'"
        if self.chance(0.35):
            middle = self.fresh("middle")
            self.loader[middle] = self.tag(f"extends {parent}") + override([name for name in blocks if self.chance(0.5)])
            parent = f"'{middle}'"
        head = self.tag("extends " + r.choice([parent, parent, f"{parent} if b else '{base}'"]))
        lines = self.tag("set outside = " + self.expression("any", scope, 1)) if self.chance(0.5) else self.text()
        return self.text() + head + lines + override([name for name in blocks if self.chance(0.8)])

    def template(self) -> str:
        """The template that is rendered."""
        r, scope = self.r, Scope(dict(NAMES), [])
        size = r.choice([1, 1, 1, 2, 2, 2, 3, 3, 4, 6, 8]) if self.chance(0.985) else r.randint(12, 25)
        roll = r.random()
        if roll < 0.07:
            return self.family(scope)
        parts = [self.text() + self.statement(scope, 0) + r.choice(["", "", "\n"]) for _ in range(size)]
        if roll < 0.17:
            parts.insert(r.randrange(len(parts) + 1), self.others(scope))
        return "".join(parts) + self.text()


_WORDS = re.compile(r"\{[{%#][-+]?|[-+]?[}%#]\}|\w+|\s+|'[^'\n]*'|.", re.DOTALL)


def damaged(r: Random, text: str) -> str:
    """The text with a word left out, doubled, exchanged or put elsewhere."""
    parts = _WORDS.findall(text)
    if len(parts) < 2:
        return text + "{%"
    for _ in range(r.choice([1, 1, 2])):
        a, b = r.randrange(len(parts)), r.randrange(len(parts))
        match r.randrange(4):
            case 0:
                parts[a] = ""
            case 1:
                parts[a] = parts[a] + (parts[a] if not parts[a].isdigit() else "")
            case 2:
                parts[a], parts[b] = parts[b], parts[a]
            case _:
                parts[a] = r.choice(["|", ".", "(", ")", "]", "}}", "%}", "{{", "not", "is", "in", "if", "else", "endif", "endfor", "endmacro", ",", "=", "*", "**", "~", "'", "for", "recursive", "1.", "}"])
    return "".join(parts)


def case(seed: str, index: int) -> dict[str, Any]:
    """The request of one case: template, context, other templates and options."""
    r = Random(f"{seed}:{index}")  # noqa: S311
    made = Templates(r)
    request: dict[str, Any] = {}
    if r.random() < 0.08:
        request["native"] = True
        made.macros_give_text = False
    elif r.random() < 0.08:
        request["undefined"] = r.choice(["strict", "chainable", "debug"])
    if r.random() < 0.12:
        request["autoescape"] = True
    for option in ("trim_blocks", "lstrip_blocks", "keep_trailing_newline"):
        if r.random() < 0.1:
            request[option] = True
    roll = r.random()
    made.wild = 0.1 if roll < 0.06 else 0.0
    if roll > 0.96:
        request["template"] = damaged(r, made.template())
    else:
        request["template"] = "{{ " + calls.call(r) + " }}" if roll > 0.9 else made.template()
    request["context"] = words.context(r)
    if made.loader:
        request["templates"] = made.loader
    return request
