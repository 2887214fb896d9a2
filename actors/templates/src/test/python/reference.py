"""Renders chat templates with jinja2 in the environment of transformers' apply_chat_template.

As a program: reads JSON lines {"template": ..., "variables": {...}} and writes each with what jinja2
makes of it added: "text", or "type" and "error". The time is 2026-02-03 04:05:06.

Environment and treatment of messages are those of transformers 5.24.
"""

import copy
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


class Dict:
    def __call__(self, *args, **kwargs):
        return dict(*args, **kwargs)

    def fromkeys(self, *args, **kwargs):
        return dict.fromkeys(*args, **kwargs)


def checked(name):
    if isinstance(name, str) and name.startswith("_"):
        raise jinja2.exceptions.SecurityError(
            f"Chat templates cannot store underscore-prefixed attributes on a namespace, but got {name!r}. "
            "Please rename the attribute."
        )


class Namespace(jinja2.utils.Namespace):
    def __init__(*args, **kwargs):
        self, args = args[0], args[1:]
        attrs = dict(*args, **kwargs)
        for name in attrs:
            checked(name)
        jinja2.utils.Namespace.__init__(self, attrs)

    def __setitem__(self, name, value):
        checked(name)
        jinja2.utils.Namespace.__setitem__(self, name, value)


for own, name in ((Dict, "TemplateDict"), (Namespace, "TemplateNamespace")):
    own.__module__, own.__name__ = "transformers.utils.chat_template_utils", name


def environment():
    env = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, jinja2.ext.loopcontrols]
    )
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["dict"] = Dict()
    env.globals["namespace"] = Namespace
    env.globals["strftime_now"] = lambda format: NOW.strftime(format)
    return env


ENV = environment()
COMPILED = {}


def render(template, variables):
    """{"text": ...} or {"type": ..., "error": ...}."""
    try:
        if template not in COMPILED:
            COMPILED[template] = ENV.from_string(template)
        return {"text": COMPILED[template].render(**copy.deepcopy(variables))}
    except jinja2.exceptions.TemplateSyntaxError as e:
        return {"type": "TemplateSyntaxError", "error": e.message}
    except Exception as e:
        return {"type": type(e).__name__, "error": str(e)}


REASONING = ("reasoning_content", "thinking", "reasoning")


def messages(chat):
    """The messages as a template sees them: without what is None, reasoning under two names."""
    seen = []
    for message in chat:
        message = {key: value for key, value in message.items() if value is not None}
        reasoning = next((message[key] for key in REASONING if message.get(key) is not None), None)
        if reasoning is not None:
            message = {"thinking": reasoning, **message, "reasoning_content": reasoning}
        seen.append(message)
    return seen


def render_chat(template, chat, tokens):
    """A chat as apply_chat_template renders it."""
    variables = {
        "messages": messages(chat["messages"]),
        "tools": chat.get("tools"),
        "documents": chat.get("documents"),
        "add_generation_prompt": chat.get("add_generation_prompt", False),
    }
    return render(template, {**variables, **tokens, **chat.get("arguments", {})})


def main():
    for line in sys.stdin:
        case = json.loads(line)
        case.update(render(case["template"], case.get("variables", {})))
        print(json.dumps(case, ensure_ascii=False))


if __name__ == "__main__":
    main()
