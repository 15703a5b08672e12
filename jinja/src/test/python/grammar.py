"""Templates and values at random, by Jinja2's grammar: mostly sensible, sometimes wrong on purpose."""

import random
import re

FILTERS = [
    "abs", "attr('x')", "batch(2)", "batch(3, 'f')", "capitalize", "center(9)", "count", "d", "default('dd')",
    "default('dd', true)", "dictsort", "dictsort(true)", "dictsort(by='value')", "e", "escape", "filesizeformat",
    "filesizeformat(true)", "first", "float", "float(1.5)", "forceescape", "format(1)", "format('q', 2)", "format(k=3)",
    "groupby('x')", "groupby('x', default=0)", "indent", "indent(2, true)", "indent('>> ', blank=true)", "int", "int(7)",
    "int(0, 16)", "items", "join", "join(', ')", "join('-', attribute='x')", "last", "length", "list", "lower",
    "map('upper')", "map(attribute='x')", "map(attribute='x', default=9)", "map('default', 3)", "max", "max(attribute='x')",
    "min", "pprint", "reject", "reject('odd')", "rejectattr('x')", "rejectattr('x', 'eq', 1)", "replace('a', 'b')",
    "replace('a', 'XY', 1)", "reverse", "round", "round(1)", "round(1, 'ceil')", "round(0, 'floor')", "safe", "select",
    "select('string')", "select('gt', 1)", "selectattr('x')", "selectattr('x', 'defined')", "slice(2)", "slice(3, 'z')",
    "sort", "sort(true)", "sort(attribute='x')", "sort(attribute='x,y')", "sort(case_sensitive=true)", "string", "striptags",
    "sum", "sum(attribute='x')", "sum(start=5)", "title", "tojson", "tojson(2)", "trim", "trim('ab')", "truncate(7)",
    "truncate(5, true)", "truncate(6, false, '~', 0)", "unique", "unique(attribute='x')", "upper", "urlencode", "urlize",
    "urlize(8, true)", "wordcount", "wordwrap(5)", "wordwrap(4, false)", "xmlattr", "nosuchfilter",
]
TESTS = [
    "odd", "even", "divisibleby(2)", "divisibleby 3", "defined", "undefined", "none", "boolean", "true", "false", "integer",
    "float", "lower", "upper", "string", "mapping", "number", "sequence", "iterable", "callable", "sameas(none)", "escaped",
    "in([1, 2, 'a'])", "eq(1)", "equalto 'a'", "ne 2", "gt(1)", "ge(1)", "lt 2", "le(2)", "greaterthan(0)", "lessthan(5)",
    "filter", "test", "nosuchtest",
]
METHODS = [
    "upper()", "lower()", "title()", "strip()", "strip('a ')", "split()", "split(',')", "split('a', 1)", "rsplit(' ', 1)",
    "replace('a', 'o')", "replace('a', 'o', 1)", "startswith('a')", "endswith(('b', 'c'))", "find('b')", "rfind('a')",
    "index('a')", "count('a')", "join(['x', 'y'])", "join('ab')", "format(1, 2)", "format(a=1)", "zfill(5)", "ljust(6, '.')",
    "rjust(6)", "center(7, '*')", "partition('a')", "rpartition('b')", "isdigit()", "isalpha()", "isupper()",
    "istitle()", "isspace()", "isidentifier()", "capitalize()", "swapcase()", "casefold()", "expandtabs(4)", "splitlines()",
    "removeprefix('a')", "removesuffix('b')", "items()", "keys()", "values()", "get('x')", "get('zz', 5)", "copy()",
    "append(4)", "extend([7, 8])", "insert(1, 'i')", "pop()", "pop(0)", "pop('x', 1)", "reverse()", "sort()", "update({'u': 1})",
    "setdefault('s', 2)", "bit_length()", "is_integer()", "nosuch()", "nosuch", "real", "x", "y", "0", "__class__", "_private",
    "lstrip('a')", "rstrip()", "remove(1)", "clear()", "popitem()", "fromkeys('ab', 1)", "translate({97: 'Q'})", "imag",
]
FORMATS = [
    "'%s' % {}", "'%d' % {}", "'%5.2f|%-6s' % ({}, {})", "'%(x)s' % {}", "'%x %o %e' % ({}, {}, {})", "'%r' % ({},)", "'%05d' % {}",
    "'%g' % {}", "'%+d' % {}", "'%%' % {}", "'%c' % {}", "'{{}}'.format({})", "'{{:>6}}'.format({})", "'{{:,}}'.format({})",
    "'{{:.2f}}'.format({})", "'{{0!r:<8}}|'.format({})", "'{{x}}'.format(x={})", "'{{:08.3f}}'.format({})", "'{{:x}}'.format({})",
    "'{{:e}}'.format({})", "'{{:%}}'.format({})", "'{{:^9}}'.format({})", "'{{:+d}}'.format({})", "'{{:b}}'.format({})",
    "'{{:.3}}'.format({})", "'{{:g}}'.format({})", "'{{0[x]}} {{0.x}}'.format({})", "'{{:_d}}'.format({})", "'{{:#x}}'.format({})",
]
STRINGS = [
    "a", "b", "abc", "Hello World", "", " pad ", "a,b,c", "12", "-3", "4.5", "1e3", "0x1f", "<b>&amp;'\"</b>", "it's", 'say \\"x\\"',
    "line\\nbreak", "tab\\t", "%s and %d", "{} {0}", "äöü ß", "Ünï", "日本", "😀 x", "foo bar baz qux", "ABC def", "x", "y",
    "http://example.com", "see www.x.org.", "a-b c_d", "\\u00e9", "True", "None", "[1, 2]", "back\\\\slash",
]
TYPED = {
    "str": ["s", "t", "'a b'", "s ~ n", "s|upper", "t|trim", "s.upper()", "t.replace('a', 'o')", "s[1:]", "s[::-1]", "(s, t)|join('-')", "l|join(',')",
            "'%s-%s' % (s, n)", "'{}:{:>4}'.format(s, n)", "n|string", "s|title", "s|capitalize", "t|truncate(7)", "s|center(9)", "s|indent(2)",
            "t|wordwrap(6)", "s|e", "s|urlencode", "s|replace('a', 'b')", "d|tojson", "l|tojson(1)", "f|round(1)|string", "rows|map(attribute='y')|join",
            "s.split(' ')|first", "(s if b else t)", "s|striptags", "t|forceescape", "s|safe", "d|pprint", "s.strip().lower()", "s|format", "t|lower",
            "s.title()", "t.center(12, '*')", "s.zfill(8)", "d|xmlattr", "s|urlize", "n|filesizeformat", "'%05.2f' % f", "'{:,}'.format(n)", "'%x' % n"],
    "int": ["n", "m", "3", "n + 1", "n * 2", "n // 2", "n % 3", "l|length", "s|length", "l|sum", "n - m", "-n", "n|abs", "s.count('a')", "s.find('b')",
            "(n if b else m)", "n|int", "'12'|int", "l|max", "l|min", "s|wordcount", "n ** 2", "l[0]", "rows|length", "rows|sum(attribute='x')", "f|int"],
    "float": ["f", "n / 4", "f * 2", "f + n", "f|round", "f|round(1, 'floor')", "n|float", "-f", "f // 1", "f % 2", "1.5", "f ** 2"],
    "list": ["l", "[n, m, 1]", "l + [n]", "l|sort", "l|reverse|list", "l|map('string')|list", "s.split()", "range(n % 5)|list", "l[1:]", "l|unique|list",
             "l|select('odd')|list", "l|reject('gt', 3)|list", "rows|map(attribute='x')|list", "d|dictsort", "d.keys()|list", "d.items()|list", "l|batch(2)|list",
             "l|slice(2)|list", "rows|selectattr('x', 'gt', 1)|list", "rows|groupby('y')", "rows|sort(attribute='x')", "(l if b else [s, t])", "l * 2",
             "s|list", "[s, n, f, none, b]", "rows|rejectattr('x')|list", "l|sort(reverse=true)", "[[1, 2], [s]]", "t.splitlines()", "d|items|list"],
    "dict": ["d", "{'a': n, 's': s}", "dict(d, z=n)", "rows|first|default({})", "{n: s, 'l': l}", "{}", "deep", "deep.x"],
    "bool": ["b", "n > 2", "s == t", "'a' in s", "n in l", "not b", "n is odd", "s is defined", "zz is undefined", "l is iterable", "n is divisibleby 2",
             "b and n", "b or s", "d is mapping", "1 < n < 5", "s is string", "n is number", "none is none", "n not in l", "s is lower", "l != [n]"],
}
NAMES = ["a", "b", "c", "d", "n", "s", "l", "m", "t", "f", "u", "z", "x", "loop", "missing", "items", "rows", "deep"]


class Grammar:
    """Makes one template; everything is drawn from one seeded source."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.macros = []
        self.blocks = 0
        self.loops = 0
        self.weird = self.r.random() < 0.25
        self.tame = not self.weird and self.r.random() < 0.8

    def pick(self, *options):
        return self.r.choice(options)()

    def chance(self, p):
        return self.r.random() < p

    # ---- values of the context
    def value(self, depth=0):
        r = self.r
        kind = r.randrange(12 if depth < 2 else 8)
        if kind < 2:
            return r.choice([0, 1, 2, 3, -1, 7, 42, 1000, -5, 10**15, 12345678901234567890])
        if kind < 3:
            return r.choice([0.0, 1.0, 0.5, -2.5, 3.14159, 1e20, 1e-7, 100.0, 2.675, 1.1])
        if kind < 6:
            return r.choice(STRINGS).encode().decode("unicode_escape", "ignore") if r.random() < 0.3 else r.choice(STRINGS)
        if kind == 6:
            return r.choice([True, False])
        if kind == 7:
            return None
        if kind < 10:
            return [self.value(depth + 1) for _ in range(r.randrange(4))]
        return {k: self.value(depth + 1) for k in r.sample(["x", "y", "k", "a", "b", "items", "name"], r.randrange(4))}

    def context(self):
        r = self.r
        context = {name: self.value() for name in r.sample(NAMES[:13], 8)}
        context["rows"] = [{"x": r.choice([1, 2, 3, "a", "B", None, 1.5]) if self.weird else r.randrange(4), "y": r.choice("aBc")}
                           for _ in range(r.randrange(4))]
        context["l"] = [r.choice([3, 1, 2, "a", "b", 1.5, None, True]) if self.weird else r.randrange(9) for _ in range(r.randrange(5))]
        context["deep"] = {"x": {"y": [1, {"z": "deep"}]}, "l": [[1, 2], [3, 4]]}
        if self.tame:
            context.update(s=r.choice(["ab a", "Hello World", "x<y>&", "äß ñ", "it's"]), t=r.choice(["foo bar baz", " a,b\nc ", "AbC d"]),
                           n=r.choice([0, 1, 2, 5, 12, 1234567]), m=r.choice([1, 2, 3]), f=r.choice([0.5, 1.0, 2.675, 3.14159, 100.0, 1e16]),
                           b=r.choice([True, False]), d={k: r.randrange(5) for k in r.sample("abcxy", r.randrange(4))}, l=[r.randrange(9) for _ in range(r.randrange(1, 5))],
                           rows=[{"x": r.randrange(4), "y": r.choice("aBc")} for _ in range(r.randrange(4))], a="A", x=7)
        return context

    # ---- expressions
    def string(self):
        text = self.r.choice(STRINGS)
        quote = "'" if "'" not in text and self.chance(0.7) else '"'
        if quote == '"' and '\\"' not in text:
            text = text.replace('"', "")
        return quote + text + quote

    def number(self):
        return self.r.choice(["0", "1", "2", "3", "-1", "10", "1.5", "2.0", "0.1", "1_000", "0xff", "0b11", "1e2", "99999999999999999999", "7"])

    def name(self):
        return self.r.choice(NAMES)

    def literal(self):
        return self.r.choice(["true", "false", "none", "True", "None", "[]", "{}", "()", "(1,)"])

    def listing(self, depth):
        return "[" + ", ".join(self.expr(depth + 1) for _ in range(self.r.randrange(4))) + "]"

    def tupling(self, depth):
        items = [self.expr(depth + 1) for _ in range(self.r.randrange(1, 3))]
        return "(" + ", ".join(items) + (",)" if len(items) == 1 else ")")

    def dicting(self, depth):
        pairs = [self.r.choice(["'x'", "'y'", "1", "a", "'k'"]) + ": " + self.expr(depth + 1) for _ in range(self.r.randrange(3))]
        return "{" + ", ".join(pairs) + "}"

    def arguments(self, depth):
        parts = [self.expr(depth + 1) for _ in range(self.r.randrange(3))]
        if self.chance(0.3):
            parts.append(self.r.choice(["p", "q", "x"]) + "=" + self.expr(depth + 1))
        if self.chance(0.06):
            parts.append("*" + self.r.choice(["l", "[1, 2]", "(3,)", "n"]))
        if self.chance(0.06):
            parts.append("**" + self.r.choice(["{'p': 1}", "{'x': 2}", "d", "{}"]))
        return "(" + ", ".join(parts) + ")"

    def call(self, depth):
        choice = self.r.random()
        if self.macros and choice < 0.5:
            return self.r.choice(self.macros) + self.arguments(depth)
        if choice < 0.6:
            return "range(" + self.r.choice(["3", "1, 4", "5, 0, -2", "0", "n", "2, 2"]) + ")"
        if choice < 0.7:
            return "dict(" + self.r.choice(["", "a=1", "x=l, y=2", "[('k', 1)]", "d"]) + ")"
        if choice < 0.75:
            return self.r.choice(["namespace(x=1)", "cycler('a', 'b').next()", "joiner('|')()"])
        if choice < 0.85 and self.loops:
            return self.r.choice(["loop.index", "loop.index0", "loop.first", "loop.last", "loop.length", "loop.revindex", "loop.cycle('o', 'e')",
                                  "loop.changed(n)", "loop.previtem", "loop.nextitem", "loop.depth", "loop.revindex0", "loop"])
        return self.postfix(depth) + self.arguments(depth) if self.weird else self.postfix(depth)

    def postfix(self, depth):
        base = self.r.choice([self.name, self.string, lambda: "(" + self.expr(depth + 1) + ")", lambda: self.listing(depth)])()
        for _ in range(self.r.randrange(1, 3)):
            kind = self.r.random()
            if kind < 0.45:
                method = self.r.choice(METHODS)
                # A loop over a list that it extends would never end, in Python neither.
                base += "." + ("copy()" if self.loops and method.startswith(("append", "extend", "insert", "setdefault", "update")) else method)
            elif kind < 0.7:
                base += "[" + self.r.choice(["0", "-1", "1", "'x'", "'y'", "n", "99", "'nope'"]) + "]"
            elif kind < 0.85:
                base += "[" + self.r.choice(["1:", ":2", "::-1", "1:3", "-2:", "::2", "5:1:-1", ":", "n:", ":none"]) + "]"
            else:
                base += "." + self.r.choice(["x", "y", "k", "name", "items", "deep"])
        return base

    def binary(self, depth):
        operator = self.r.choice(["+", "-", "*", "/", "//", "%", "~", "and", "or", "==", "!=", "<", ">", "<=", ">=", "in", "not in"])
        left, right = self.expr(depth + 1), self.expr(depth + 1)
        if operator == "*" and depth > 1:
            operator = "+"
        if self.chance(0.05):
            return left + " ** " + self.r.choice(["2", "3", "0", "-1"])
        return left + self.r.choice([" ", " ", "  "]) + operator + " " + right

    def conditional(self, depth):
        text = self.expr(depth + 1) + " if " + self.expr(depth + 1)
        return "(" + text + (" else " + self.expr(depth + 1) if self.chance(0.75) else "") + ")"

    def filtered(self, depth):
        text = self.primary(depth)
        for _ in range(self.r.randrange(1, 3)):
            text += self.r.choice(["|", " | "]) + self.filter()
        return text

    def filter(self):
        name = self.r.choice(FILTERS)
        return "upper" if name == "nosuchfilter" and self.chance(0.8) else name

    def tested(self, depth):
        test = self.r.choice(TESTS)
        if test == "nosuchtest" and self.chance(0.8):
            test = "defined"
        return "(" + self.primary(depth) + " is " + ("not " if self.chance(0.3) else "") + test + ")"

    def formatted(self, depth):
        template = self.r.choice(FORMATS)
        count = template.count("{}") - template.count("{{}}")
        return template.format(*[self.expr(depth + 2) for _ in range(max(count, 1))])

    def primary(self, depth):
        options = [self.name, self.name, self.string, self.number, self.literal]
        if depth < 4:
            options += [lambda: self.listing(depth), lambda: self.dicting(depth), lambda: self.postfix(depth), lambda: "(" + self.expr(depth + 1) + ")"]
        return self.r.choice(options)()

    def typed(self, kind, depth):
        text = self.r.choice(TYPED[kind])
        if depth < 2 and self.chance(0.5):
            for name, inner in (("s", "str"), ("t", "str"), ("n", "int"), ("l", "list"), ("f", "float"), ("b", "bool"), ("d", "dict"), ("m", "int")):
                if self.chance(0.3):
                    text = re.sub(r"(?<![\w'.%:{|])" + name + r"(?![\w'(])", lambda _: "(" + self.typed(inner, depth + 1) + ")", text, count=1)
        return text

    def expr(self, depth=0):
        if self.tame and self.r.random() < 0.97:
            return self.typed(self.r.choice(list(TYPED)), depth)
        if depth >= 4:
            return self.r.choice([self.name, self.string, self.number])()
        options = [self.name, self.string, self.number, self.literal, lambda: self.filtered(depth), lambda: self.binary(depth),
                   lambda: self.postfix(depth), lambda: self.call(depth), lambda: self.listing(depth)]
        if depth < 3:
            options += [lambda: self.filtered(depth), lambda: self.binary(depth), lambda: self.conditional(depth), lambda: self.tested(depth),
                        lambda: self.dicting(depth), lambda: self.tupling(depth), lambda: self.formatted(depth),
                        lambda: self.r.choice(["not ", "-", "+"]) + self.primary(depth + 1),
                        lambda: self.expr(depth + 1) + " < " + self.expr(depth + 1) + " <= " + self.expr(depth + 1)]
        return self.r.choice(options)()

    # ---- statements
    def tag(self, text):
        left = self.r.choice(["{%", "{%", "{%", "{%-", "{%+" if self.chance(0.2) else "{%"])
        right = self.r.choice(["%}", "%}", "%}", "-%}", "+%}" if self.chance(0.2) else "%}"])
        return left + " " + text + " " + right

    def text(self):
        return self.r.choice(["", " ", "\n", "text", " a b ", "\n  ", "x\n", "\n\n", "<p>", "# ", "}", "{ ", "%}", "  \n", "end."])

    def printed(self):
        return self.r.choice(["{{ ", "{{", "{{- "]) + self.expr() + self.r.choice([" }}", "}}", " -}}"])

    def comment(self):
        return self.r.choice(["{# note #}", "{#- x -#}", "{# {{ a }} #}", "{#\n#}"])

    def body(self, depth):
        return "".join(self.text() + self.statement(depth + 1) for _ in range(self.r.randrange(1, 3))) + self.text()

    def target(self):
        if self.tame:
            return self.r.choice(["q", "z", "v", "a"])
        return self.r.choice(["a", "b", "c", "n", "s", "x", "i", "i, j", "k, v", "z", "loop" if self.chance(0.02) else "q"])

    def for_(self, depth):
        if self.tame:
            items = self.r.choice(["l", "rows", "range(3)", "'abc'", "[1, 2, 3]", "deep.l", self.typed("list", 1)])
            head_names = ["i", "x", "z"]
        else:
            head_names = None
        items = items if self.tame else self.r.choice(["l", "rows", "range(3)", "d.items()", "[1, 2, 3]", "'abc'", "deep.l", "[[1, 2], [3, 4]]", "m", "[]", self.expr(3)])
        head = "for " + self.r.choice(head_names or ["i", "x", "a", "n", "i, j" if self.weird else "i", "k, v" if "items" in items or "[[" in items else "i"]) + " in " + items
        if self.chance(0.2):
            head += " if " + self.expr(2)
        self.loops += 1
        body = self.body(depth)
        if self.chance(0.12):
            body += self.tag("if " + self.expr(2)) + self.tag(self.r.choice(["break", "continue"])) + self.tag("endif")
        if self.chance(0.3):
            body += "{{ loop.index }}{{ i }}"
        self.loops -= 1
        text = self.tag(head) + body
        if self.chance(0.2):
            text += self.tag("else") + self.body(depth)
        return text + self.tag("endfor")

    def recursive(self, depth):
        return (self.tag("for i in " + self.r.choice(["[1, [2, [3]]]", "deep.l", "[[], [[]]]"]) + " recursive")
                + "{{ loop.depth }}:{{ i if i is not iterable else loop(i) }}" + self.text() + self.tag("endfor"))

    def if_(self, depth):
        text = self.tag("if " + self.expr()) + self.body(depth)
        while self.chance(0.3):
            text += self.tag("elif " + self.expr()) + self.body(depth)
        if self.chance(0.4):
            text += self.tag("else") + self.body(depth)
        return text + self.tag("endif")

    def set_(self, depth):
        kind = self.r.random()
        if kind < 0.6:
            return self.tag("set " + self.target() + " = " + self.expr())
        if kind < 0.7:
            return self.tag("set ns = namespace(x=" + self.expr(2) + ")") + self.tag("set ns.y = " + self.expr(1)) + "{{ ns.x }}{{ ns.y }}"
        if kind < 0.75 and not self.tame:
            return self.tag("set " + self.name() + ".x = 1")
        head = "set " + self.r.choice(["a", "b", "s"])
        if self.chance(0.3):
            head += " | " + self.r.choice(["upper", "trim", "replace('a', 'b')", "trim | title", "upper" if self.tame else "length"])
        return self.tag(head) + self.body(depth) + self.tag("endset") + "{{ a }}{{ s }}"

    def macro(self, depth):
        name = "mac" + str(len(self.macros))
        parameters = self.r.choice(["", "p", "p, q", "p, q=2", "p='d', q=p", "x=n", "p, q=l, caller=none", "p, p" if self.chance(0.05) else "q"])
        if self.tame:
            parameters = self.r.choice(["", "p=1", "p='d', q=p", "x=n, p=2"])
        body = self.body(depth) + self.r.choice(["", "{{ p }}", "{{ q }}", "{{ varargs }}{{ kwargs }}", "{{ caller() }}", "{{ caller(1) if caller else '-' }}", "{{ x }}"])
        text = self.tag("macro " + name + "(" + parameters + ")") + body + self.tag("endmacro")
        self.macros.append(name)
        return text + "{{ " + name + ("()" if self.tame else self.arguments(2)) + " }}"

    def call_(self, depth):
        head = "call" + self.r.choice(["", "(c)", "(c, d=1)"]) + " "
        if not self.macros:
            self_made = self.macro(depth)
            return self_made + self.tag(head + self.macros[-1] + "()") + self.body(depth) + self.tag("endcall")
        return self.tag(head + self.r.choice(self.macros) + ("()" if self.tame else self.arguments(2))) + self.body(depth) + self.tag("endcall")

    def block(self, depth):
        self.blocks += 1
        name = "b" + str(self.blocks)
        return self.tag("block " + name + self.r.choice(["", "", " scoped"])) + self.body(depth) + self.tag("endblock" + self.r.choice(["", " " + name]))

    def other(self, depth):
        r = self.r
        return r.choice([
            lambda: self.tag("with " + r.choice(["a = " + self.expr(1), "a = 1, b = a", "", "a = 1" if self.tame else "x, y = l"])) + self.body(depth) + self.tag("endwith"),
            lambda: self.tag("filter " + r.choice(["upper", "trim", "replace('a', 'b')|title", "indent(2)", "upper" if self.tame else "length"])) + self.body(depth) + self.tag("endfilter"),
            lambda: self.tag("do " + self.expr()),
            lambda: self.tag("do n") if self.loops else self.tag("do l.append(" + ("n" if self.tame else self.expr(2)) + ")"),
            lambda: self.tag("raw") + "{{ a }}{% b %}\n" + self.tag("endraw"),
            lambda: self.tag("autoescape " + r.choice(["true", "false", "a"])) + self.body(depth) + self.tag("endautoescape"),
            lambda: self.tag("print " + self.expr()),
            lambda: self.tag("include " + r.choice(["'inc'", "'lib'", "['nope', 'inc']", "'nope' ignore missing", "'inc' without context" if depth == 0 else "'lib'", "'inc'" if self.tame else "'nope'"])),
            lambda: self.tag("import 'lib' as lib" + r.choice(["", " with context"])) + "{{ lib.hello(" + self.expr(2) + ") }}{{ lib.top }}",
            lambda: self.tag("from 'lib' import hello" + r.choice(["", " as hi", ", nope", " with context"])) + "{{ hello(1) }}{{ hi }}",
        ])()

    def broken(self, depth):
        return self.r.choice(["{% endif %}", "{{ a", "{% if %}", "{{ }}", "{{ a b }}", "{% nosuch %}", "{{ 'open }}", "{{ [1, 2 }}", "{% for a in %}{% endfor %}",
                              "{% set 1 = 2 %}", "{# open", "{{ a.}}", "{{ a| }}", "{{ (1, 2 }}", "{{ f(a=1, 2) }}", "{% block a-b %}{% endblock %}", "{{ a ! b }}", "{% break %}",
                              "{% macro m(a, a) %}{% endmacro %}", "{{ f(a=1, a=2) }}", "{% raw %}", "{% extends 'nope' %}", "{% else %}", "{{ 1.2.3 }}", "{{ x is not }}", "{{ a is b is c }}"])

    def statement(self, depth=0):
        if self.weird and self.chance(0.02):
            return self.broken(depth)
        if depth > 3:
            return self.printed()
        options = [self.printed, self.printed, self.printed, self.comment, lambda: self.set_(depth), lambda: self.if_(depth),
                   lambda: self.for_(depth), lambda: self.macro(depth) if depth < 2 else self.printed(), lambda: self.other(depth)]
        if depth < 2:
            options += [lambda: self.call_(depth), lambda: self.recursive(depth), lambda: self.block(depth)]
        return self.r.choice(options)()

    def template(self):
        text = ""
        if self.chance(0.08):
            text = self.tag("extends 'base'")
        text += "".join(self.text() + self.statement() + self.r.choice(["", "\n"]) for _ in range(self.r.randrange(1, 6))) + self.text()
        return text


LIBRARY = {
    "inc": "[inc {{ a }} {{ i }}]\n",
    "lib": "{% set top = 'T' %}{% macro hello(x) %}hello {{ x }}{{ a }}{% endmacro %}lib text",
    "base": "<{% block b1 %}base1 {{ a }}{% endblock %}|{% block b2 %}base2{% endblock %}>{{ self.b1() }}",
}


def case(seed, index):
    """The request of one case: template, context and options."""
    grammar = Grammar(f"{seed}:{index}")
    request = {"template": grammar.template(), "context": grammar.context(), "templates": LIBRARY}
    r = grammar.r
    if r.random() < 0.1:
        request["native"] = True
    if r.random() < 0.1 and "native" not in request:
        request["undefined"] = r.choice(["strict", "chainable", "debug"])
    if r.random() < 0.1:
        request["autoescape"] = True
    if r.random() < 0.2:
        request[r.choice(["trim_blocks", "lstrip_blocks", "keep_trailing_newline"])] = True
    return request
