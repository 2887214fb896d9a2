"""Renders chat templates with jinja2 in the environment of transformers' apply_chat_template.

As a program: reads JSON lines {"template": ..., "variables": {...}} and writes each with what jinja2
makes of it added: "text", or "type" and "error". The time is 2026-02-03 04:05:06.
"""

import datetime
import json
import sys

import jinja2
import jinja2.ext
from jinja2.sandbox import ImmutableSandboxedEnvironment

NOW = datetime.datetime(2026, 2, 3, 4, 5, 6)


class Generation(jinja2.ext.Extension):
    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        call = self.call_method("_body")
        return jinja2.nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _body(self, caller):
        return caller()


def raise_exception(message):
    raise jinja2.exceptions.TemplateError(message)


def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def environment():
    env = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, jinja2.ext.loopcontrols]
    )
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = lambda format: NOW.strftime(format)
    return env


ENV = environment()
COMPILED = {}


def render(template, variables):
    """{"text": ...} or {"type": ..., "error": ...}."""
    try:
        if template not in COMPILED:
            COMPILED[template] = ENV.from_string(template)
        return {"text": COMPILED[template].render(**variables)}
    except jinja2.exceptions.TemplateSyntaxError as e:
        return {"type": "TemplateSyntaxError", "error": e.message}
    except Exception as e:
        return {"type": type(e).__name__, "error": str(e)}


def main():
    for line in sys.stdin:
        case = json.loads(line)
        case.update(render(case["template"], case.get("variables", {})))
        print(json.dumps(case, ensure_ascii=False))


if __name__ == "__main__":
    main()
