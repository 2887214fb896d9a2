"""Chats that try what chat templates distinguish.

As a program: chats.py FOLDER writes for each FOLDER/*.jinja and each chat a JSON line {"file": ...,
"chat": ..., "text": ...}; with --transformers the installed transformers renders them.
"""

import itertools
import json
import pathlib
import sys

import reference

TOKENS = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "pad_token": "<pad>",
    "unk_token": "<unk>",
}
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "Weather at a place.\nSecond line with <tags> & 'quotes' \"double\"",
            "parameters": {
                "type": "object",
                "properties": {
                    "place": {"type": "string", "description": "Where, e.g. \"Köln\""},
                    "unit": {"type": "string", "enum": ["celsius", "fahrenheit"], "default": "celsius"},
                    "days": {"type": "integer", "minimum": 1, "default": 3},
                    "exact": {"type": "boolean", "default": False, "nullable": True},
                    "where": {
                        "type": "object",
                        "properties": {"lat": {"type": "number"}, "lon": {"type": ["number", "null"]}},
                        "required": ["lat"],
                    },
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "rows": {"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}},
                    "either": {"oneOf": [{"type": "string"}, {"type": "number"}], "description": "one of two"},
                },
                "required": ["place", "where"],
            },
        },
    },
    {"type": "function", "function": {"name": "now", "description": "The time", "parameters": {"type": "object", "properties": {}}}},
]
FLAT = [{"name": "add", "description": "adds", "parameters": {"type": "object", "properties": {"a": {"type": "number"}}}}]
CALL = {"id": "call_0001", "type": "function", "function": {"name": "get_weather", "arguments": {"place": "Ulm", "where": {"lat": 48.4, "lon": None}, "days": 2, "tags": ["a", "ü"], "exact": True}}}
CALL2 = {"id": "call_0002", "type": "function", "function": {"name": "now", "arguments": {}}}
TEXT_CALL = {"id": "abcdefghi", "type": "function", "function": {"name": "add", "arguments": '{"a": 1, "b": [2, 3.50]}'}}


def user(text="What is 2 + 3?"):
    return {"role": "user", "content": text}


def system(text="Be  brief. "):
    return {"role": "system", "content": text}


def said(text="5", **more):
    return {"role": "assistant", "content": text, **more}


def tool(text="sunny", **more):
    return {"role": "tool", "content": text, **more}


MESSAGES = {
    "one": [user()],
    "system": [system(), user(" 7*6? \n")],
    "turns": [user("Sort 3 1 2"), said(" 1 2 3 "), user("Reverse it"), said("3 2 1"), user("Thanks")],
    "ends": [system(), user("a"), said("b")],
    "empty": [system(""), user(""), said(""), user("x")],
    "unicode": [user('Où est l’été ? 数 🙂 <b>&amp;</b> "quoted" \'q\' {{ braces }} {% raw %}{# c #} \\n \t')],
    "special": [user("<|im_end|> </s> [INST] <think>a</think> <start_of_turn>"), said("</s>"), user("<s>")],
    "parts": [user([{"type": "text", "text": "one"}, {"type": "text", "text": " two"}]), said([{"type": "text", "text": "ok"}]), user([{"type": "text", "text": "?"}])],
    "image": [user([{"type": "image"}, {"type": "text", "text": "what?"}])],
    "thought": [user("9-4?"), said("<think>\nnine minus four\n</think>\n\n5"), user("Sure?"), said("<think>\nyes\n</think>\n\nYes, 5.")],
    "reasoning": [user("9-4?"), said("5", reasoning_content="nine minus four"), user("Sure?"), said("Yes", reasoning_content="yes")],
    "thinking": [user("9-4?"), said("5", thinking="nine"), user("Sure?")],
    "no_think": [system("Be brief. /no_think"), user("1+1")],
    "slash": [user("1+1 /think"), said("2"), user("and /no_think")],
    "call": [user("weather?"), said(None, tool_calls=[CALL]), tool("sunny, 20°", tool_call_id="call_0001", name="get_weather")],
    "calls": [system(), user("weather?"), said("I look.", tool_calls=[CALL, CALL2]), tool('{"t": 20.5}', tool_call_id="call_0001", name="get_weather"), tool("noon", tool_call_id="call_0002", name="now"), said("Sunny at noon."), user("Thanks")],
    "textcall": [user("add"), said("", tool_calls=[TEXT_CALL]), tool("3", tool_call_id="abcdefghi", name="add"), said("3")],
    "thoughtcall": [user("w"), said("", reasoning_content="look", tool_calls=[CALL]), tool("x", tool_call_id="call_0001", name="get_weather"), said("done", reasoning_content="fine")],
    "shortid": [user("w"), said(None, tool_calls=[{**CALL, "id": "short"}]), tool("x", tool_call_id="short")],
    "noid": [user("w"), said(None, tool_calls=[{"type": "function", "function": CALL["function"]}]), tool("x")],
    "jsonresult": [user("w"), said(None, tool_calls=[CALL]), {"role": "tool", "content": {"t": 1, "u": [1.0, None]}, "tool_call_id": "call_0001", "name": "get_weather"}],
    "listresult": [user("w"), said(None, tool_calls=[CALL]), {"role": "tool", "content": [{"type": "text", "text": "r"}], "tool_call_id": "call_0001", "name": "get_weather"}],
    "toolfirst": [tool("x", tool_call_id="call_0001")],
    "assistants": [said("hello"), said("again")],
    "users": [user("a"), user("b"), said("c"), said("d")],
    "latesystem": [user("a"), system("late"), said("b"), user("c")],
    "developer": [{"role": "developer", "content": "do so"}, user("a")],
    "role": [{"role": "narrator", "content": "once"}],
    "nocontent": [user("a"), {"role": "assistant"}],
    "nothing": [{"role": "user"}],
    "number": [user(5), said(1.5)],
    "ipython": [user("a"), said("", tool_calls=[CALL]), {"role": "ipython", "content": "out"}],
    "long": [message for i in range(6) for message in (user(f"q{i}"), said(f"a{i}", **({"tool_calls": [CALL2]} if i == 2 else {})))],
}
ARGUMENTS = [
    {},
    {"enable_thinking": False},
    {"enable_thinking": True},
    {"reasoning_effort": "high", "model_identity": "I am."},
    {"builtin_tools": ["browser", "python", "code_interpreter"], "date_string": "1 Jan 2026", "tools_in_user_message": False},
    {"documents": [{"title": "T", "text": "body <x>"}, {"title": "U", "text": "b", "doc_id": 2}]},
    {"custom_tools": FLAT, "keep_past_thinking": True, "add_vision_id": True, "preserve_thinking": True, "clear_thinking": False},
]


def chats():
    """Every chat with its name: all messages without and with tools, some with each argument."""
    for name, chat in MESSAGES.items():
        for prompt, tools in itertools.product((False, True), (None, TOOLS)):
            yield name, {"messages": chat, "tools": tools, "add_generation_prompt": prompt}
    for (i, arguments), name in itertools.product(enumerate(ARGUMENTS[1:]), ("one", "system", "turns", "calls", "thought", "thoughtcall")):
        arguments = dict(arguments)
        documents = arguments.pop("documents", None)
        chat = {"messages": MESSAGES[name], "tools": [TOOLS, FLAT, None, []][i % 4], "add_generation_prompt": i % 2 == 0, "arguments": arguments}
        yield name, {**chat, "documents": documents} if documents else chat


def transformers_render(template, chat, tokens):
    from transformers.utils import chat_template_utils as utils

    if not isinstance(utils.datetime, type(Clock)) or utils.datetime is not Clock:
        utils.datetime = Clock
    try:
        rendered, _ = utils.render_jinja_template(
            conversations=[utils._normalize_chat_messages(chat["messages"])],
            tools=chat.get("tools"),
            documents=chat.get("documents"),
            chat_template=template,
            add_generation_prompt=chat.get("add_generation_prompt", False),
            **{**tokens, **chat.get("arguments", {})},
        )
        return {"text": rendered[0]}
    except Exception as e:
        return {"type": type(e).__name__, "error": getattr(e, "message", None) or str(e)}


class Clock:
    @staticmethod
    def now():
        return reference.NOW


def main():
    render = transformers_render if "--transformers" in sys.argv else reference.render_chat
    for file in sorted(pathlib.Path(sys.argv[1]).glob("*.jinja")):
        template = file.read_text(encoding="utf-8")
        for name, chat in chats():
            line = {"file": file.name, "name": name, "chat": chat, **render(template, chat, TOKENS)}
            print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
