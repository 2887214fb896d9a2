"""Random templates: random_cases.py SEED COUNT writes JSON lines {"template": ..., "variables": ...}.

Most expressions fit together, some do not: error texts are compared too.
"""

import json
import random
import sys

VARIABLES = {
    "s": "Hello, Wörld",
    "t": " a b\tc\n",
    "e": "",
    "u": "x🙂y",
    "q": "it's \"q\" \\ \n",
    "n": 7,
    "z": 0,
    "k": -3,
    "f": 2.5,
    "g": 1e22,
    "b": True,
    "o": None,
    "l": [3, 1, 2],
    "m": ["b", "A", "c", "a"],
    "x": [1, "a", None, 2.0, [1], {"k": 1}],
    "d": {"a": 1, "b": [1, 2], "items": "it", "c": {"d": "deep"}},
    "r": [{"role": "user", "content": "hi", "n": 2}, {"role": "assistant", "content": "yo", "n": 1}, {"role": "user", "n": 3}],
    "v": [],
    "w": {},
}
TEXTS = ["s", "t", "e", "u", "q", "'a'", "'a,b,,c'", "'Ab cD'", "'  x '", '"it\'s"', "'éß'", "'12'", "'3.7'", "'<b>&'", "'%s|%d'", "'{} {}'", "'a\\nb\\n\\nc'"]
NUMBERS = ["n", "z", "k", "f", "g", "0", "1", "2", "-1", "10", "1.5", "b", "100000000000000000000", "0.1", "3.0"]
LISTS = ["l", "m", "x", "r", "v", "[1, 2, 3]", "['a', 'b']", "[]", "(1, 2)", "range(4)", "[[1, 2], [3]]", "d.items()", "d.keys()", "[true, false, none]"]
DICTS = ["d", "w", "r[0]", "{'a': 1}", "{'x': s, 1: 'one', none: 2}", "{'b': 1, 'a': 2, 'C': 3}"]
OTHERS = ["o", "missing", "d.missing", "none", "true", "namespace(a=1)", "d.get"]
METHODS = ["upper()", "lower()", "strip()", "lstrip()", "rstrip('c\\n')", "split()", "split(',')", "split(',', 1)", "rsplit(None, 1)", "rsplit(',', maxsplit=1)", "splitlines()", "splitlines(true)", "startswith('a')", "endswith(('a', 'd'))", "replace('a', 'XX')", "replace('', '-')", "replace('a', 'b', 1)", "title()", "capitalize()", "swapcase()", "join(['x', 'y'])", "join(m)", "join(x)", "find('b')", "rfind('l')", "index('a')", "count('l')", "count('')", "format(1, 'z', a=3)", "isdigit()", "isalpha()", "isspace()", "isupper()", "islower()", "istitle()", "isalnum()", "zfill(6)", "ljust(8, '.')", "rjust(8)", "center(9, '*')", "removeprefix('a')", "removesuffix('d')", "partition(',')", "rpartition('b')", "expandtabs(4)", "casefold()", "find('l', 3)", "startswith('l', 2)", "encode", "nothing", "nothing()", "strip(1)", "split('')", "upper(1)", "__class__", "format_map(d)"]
LIST_METHODS = ["index(2)", "count(1)", "copy()", "append(1)", "pop()", "index('zz')", "sort()", "nothing"]
DICT_METHODS = ["items()", "keys()", "values()", "get('a')", "get('zz')", "get('zz', 5)", "copy()", "update({})", "pop('a')", "a", "items", "zz", "zz.y", "c.d", "setdefault('q', 1)", "get()", "get([1])"]
FILTERS = ["upper", "lower", "title", "capitalize", "trim", "length", "first", "last", "list", "string", "join", "join(', ')", "join('-', attribute='role')", "reverse", "reverse | list", "sort", "sort(reverse=true)", "sort(attribute='n')", "sort(case_sensitive=true)", "unique | list", "sum", "sum(attribute='n')", "sum(start=10)", "min", "max", "min(attribute='n')", "abs", "int", "int(5)", "float", "round", "round(1)", "round(1, 'floor')", "round(0, 'ceil')", "default('D')", "default('D', true)", "d('E')", "tojson", "tojson(indent=2)", "tojson(ensure_ascii=true)", "tojson(separators=(',', ':'))", "tojson(sort_keys=true, indent=1)", "map('upper') | list", "map(attribute='role') | list", "map(attribute='content', default='?') | list", "map(attribute='zz') | list", "map('string') | join('+')", "select | list", "select('odd') | list", "select('string') | list", "reject('none') | list", "selectattr('role', 'equalto', 'user') | list", "selectattr('content') | list | length", "rejectattr('content', 'defined') | list", "selectattr('n', 'gt', 1) | map(attribute='n') | list", "batch(2) | list", "batch(2, 'f') | list", "slice(2) | list", "slice(3, 'f') | list", "replace('a', 'b')", "replace('l', 'L', 1)", "indent", "indent(2)", "indent(2, true)", "indent('> ', first=true, blank=true)", "truncate(8)", "truncate(8, true)", "truncate(5, false, '..', 0)", "wordcount", "wordwrap(5)", "center(12)", "escape", "e", "safe", "forceescape", "striptags", "urlencode", "xmlattr", "dictsort", "dictsort(true)", "dictsort(by='value')", "items | list", "groupby('role')", "groupby('role') | map('first') | list", "groupby('n', default=9)", "format(1, 2)", "format('x')", "attr('upper')", "attr('a')", "filesizeformat", "pprint", "count", "map('nofilter') | list", "select('notest') | list", "map", "length | string", "indent(width='-')", "trim('a')", "first | upper", "random_name"]
TESTS = ["defined", "undefined", "none", "string", "number", "integer", "float", "mapping", "sequence", "iterable", "boolean", "true", "false", "odd", "even", "divisibleby(3)", "divisibleby 2", "eq(7)", "equalto 'a'", "ne 1", "in [1, 2, 'a']", "in d", "gt 2", "lt(3)", "ge 1", "le 1", "sameas none", "lower", "upper", "callable", "escaped", "filter", "test", "greaterthan 1", "== 1", "notest"]
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or"]


def pick(r):
    kind = r.random()
    if kind < 0.3:
        return r.choice(TEXTS)
    if kind < 0.5:
        return r.choice(NUMBERS)
    if kind < 0.75:
        return r.choice(LISTS)
    if kind < 0.9:
        return r.choice(DICTS)
    return r.choice(OTHERS)


def index(r):
    return r.choice(["0", "1", "-1", "5", "'a'", "'role'", "'upper'", "'zz'", "n", ":", "1:", ":-1", "::-1", "::2", "-2:", "1:2", "5:1:-1", "none", "o:", "'a':", "b", "1.0", "-1:", ":1", "l", "-3::-1", ":0:-1"])


def expression(r, depth):
    if depth <= 0 or r.random() < 0.12:
        return pick(r)
    sub = lambda: expression(r, depth - 1)
    kind = r.random()
    if kind < 0.2:
        return f"{r.choice(TEXTS)}.{r.choice(METHODS)}"
    if kind < 0.27:
        return f"{r.choice(LISTS)}.{r.choice(LIST_METHODS)}" if r.random() < 0.4 else f"{r.choice(DICTS)}.{r.choice(DICT_METHODS)}"
    if kind < 0.52:
        return f"({sub()}) | {r.choice(FILTERS)}" if r.random() < 0.5 else f"{pick(r)} | {r.choice(FILTERS)}"
    if kind < 0.6:
        return f"{pick(r)} is {r.choice(['', 'not '])}{r.choice(TESTS)}"
    if kind < 0.72:
        return f"({sub()}) {r.choice(OPERATORS)} ({sub()})" if r.random() < 0.5 else f"{pick(r)} {r.choice(OPERATORS)} {pick(r)} {r.choice(OPERATORS)} {pick(r)}"
    if kind < 0.8:
        return f"({sub()})[{index(r)}]" if r.random() < 0.5 else f"{pick(r)}[{index(r)}]"
    if kind < 0.84:
        return f"{sub()} if {sub()} else {sub()}" if r.random() < 0.8 else f"({sub()} if {sub()})"
    if kind < 0.88:
        return f"not {sub()}" if r.random() < 0.7 else f"-{pick(r)}"
    if kind < 0.92:
        return f"[{sub()}, {sub()}]" if r.random() < 0.6 else "{" + f"{pick(r)}: {sub()}" + "}"
    if kind < 0.96:
        return f"{r.choice(TEXTS)} % {r.choice(['(1, 2)', 'n', 's', 'd', 'l', 'f', '(s, n)'])}"
    return f"{r.choice(['range', 'dict', 'joiner', 'cycler', 'namespace', 'missing', 's', 'n'])}({pick(r)})"


def name(r):
    return r.choice(["a", "b", "c", "s", "n"])


def tag(r, text):
    return "{%" + r.choice(["", "", "-", "+"]) + f" {text} " + r.choice(["", "", "-", "+"]) + "%}"


def data(r):
    return r.choice(["", "x", " ", "\n", "\n  ", " y\n", "\n\n", "  z  ", "{# c #}", "{#- c -#}\n", "\t"])


def block(r, depth):
    return data(r) + "".join(statement(r, depth - 1) + data(r) for _ in range(r.randint(1, 2)))


def statement(r, depth):
    out = lambda: "{{" + r.choice(["", "-"]) + f" {expression(r, 1)} " + r.choice(["", "-"]) + "}}"
    safe = lambda: "{{" + r.choice(["", "-"]) + f" {r.choice(['a', 'b', 'c', 's', 'n', 'loop.index', 'loop.last', 'loop', 'ns.a', 'i', 'l', 'd.a', 'caller', 'varargs'])} " + r.choice(["", "-"]) + "}}"
    if depth <= 0:
        return safe() if r.random() < 0.8 else out()
    kind = r.random()
    if kind < 0.25:
        return safe()
    if kind < 0.4:
        return tag(r, f"set {name(r)} = {r.choice(['1', 's', 'n', 'a', 'l', 'loop.index', 'b ~ 1', 'c | default(4)'])}")
    if kind < 0.45:
        return tag(r, f"set {name(r)}") + block(r, depth) + tag(r, "endset")
    if kind < 0.5:
        return tag(r, "set ns = namespace(a=0)") + tag(r, f"for i in {r.choice(['l', 'm'])}") + tag(r, "set ns.a = ns.a ~ i") + block(r, depth) + tag(r, "endfor") + "{{ ns.a }}"
    if kind < 0.7:
        target = r.choice(["i", "i", "a", "b", "i, a", "(i, a)"])
        items = r.choice(["l", "m", "range(3)", "r", "v", "[[1, 2], [3, 4]]", "d.items()", "'ab'", "x", "missing", "l | reverse", "m | map('upper')"])
        test = r.choice(["", "", f" if {r.choice(['i', 'i != 1', 'loop.index', 'a', 'i is not none'])}"])
        other = r.choice(["", tag(r, "else") + block(r, depth)])
        inner = r.choice(["", tag(r, "if i == 1") + tag(r, r.choice(["break", "continue"])) + tag(r, "endif")])
        extra = r.choice(["", "{{ loop.previtem }}{{ loop.nextitem }}", "{{ loop.length }}{{ loop.revindex }}", "{{ loop.cycle('x', 'y') }}", "{{ loop.changed(i) }}"])
        return tag(r, f"for {target} in {items}{test}") + inner + extra + block(r, depth) + other + tag(r, "endfor")
    if kind < 0.82:
        return tag(r, f"if {expression(r, 1)}") + block(r, depth) + r.choice(["", tag(r, f"elif {name(r)}") + block(r, depth)]) + r.choice(["", tag(r, "else") + block(r, depth)]) + tag(r, "endif")
    if kind < 0.89:
        call = r.choice(["f(1)", "f()", "f(1, b=2)", "f(1, 2, 3)", "f(c=5)", "f(*l)", "f(**{'a': 1})"])
        return tag(r, f"macro f({r.choice(['', 'a', 'a, b=2', 'a, b=a', 'a=1, b=c'])})") + block(r, depth) + r.choice(["", "{{ varargs }}", "{{ kwargs }}", "{{ caller() if caller }}"]) + tag(r, "endmacro") + "{{ " + call + " }}"
    if kind < 0.92:
        return tag(r, "macro g(a)") + "<{{ caller(a) }}>" + tag(r, "endmacro") + tag(r, "call(b) g(7)") + block(r, depth) + tag(r, "endcall")
    if kind < 0.95:
        return tag(r, f"filter {r.choice(['upper', 'trim', 'replace(s, n ~ 1)', 'indent(2) | upper'])}") + block(r, depth) + tag(r, "endfilter")
    if kind < 0.97:
        return tag(r, f"with a = {r.choice(['1', 'b', 's'])}, c = a") + block(r, depth) + tag(r, "endwith")
    if kind < 0.985:
        return tag(r, "generation") + block(r, depth) + tag(r, "endgeneration")
    return tag(r, "raw") + " {{ x }} {% " + tag(r, "endraw")


def template(r):
    if r.random() < 0.55:
        return "{{ " + expression(r, r.randint(1, 3)) + " }}"
    text = "".join(statement(r, r.randint(1, 3)) + data(r) for _ in range(r.randint(1, 3)))
    if r.random() < 0.03:
        at = r.randrange(len(text))
        text = text[:at] + text[at + r.randint(1, 4) :]
    return text


def main():
    r = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        print(json.dumps({"template": template(r), "variables": VARIABLES}, ensure_ascii=False))


if __name__ == "__main__":
    main()
