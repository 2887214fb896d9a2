"""Writes the golden files of the tests: golden.py, in this folder.

chats.json holds the chats; NAME.tsv what each template of the folder NAME makes of each chat (by its
number; the first 16 hex digits of the SHA-256, or the error); random.jsonl random templates with what
jinja2 makes of them, without those that print addresses in memory.
"""

import hashlib
import json
import pathlib
import random
import sys
import warnings

sys.dont_write_bytecode = True

import chats
import random_cases
import reference

RESOURCES = pathlib.Path(__file__).parent.parent / "resources"
TOOLS = {"none": None, "tools": chats.TOOLS, "flat": chats.FLAT, "empty": []}


def packed(name, chat):
    tools = next(key for key, value in TOOLS.items() if value == chat["tools"])
    return {**chat, "messages": name, "tools": tools}


def outcome(result):
    if "text" in result:
        return hashlib.sha256(result["text"].encode()).hexdigest()[:16]
    return f"{result['type']}: {json.dumps(result['error'], ensure_ascii=False)[1:-1]}"


def main():
    golden = RESOURCES / "golden"
    every = list(chats.chats())
    with open(golden / "chats.json", "w", encoding="utf-8") as out:
        rows = ",\n".join(json.dumps(packed(*chat), ensure_ascii=False) for chat in every)
        messages = ",\n".join(f'"{k}": {json.dumps(v, ensure_ascii=False)}' for k, v in chats.MESSAGES.items())
        out.write(f'{{"tools": {json.dumps(TOOLS, ensure_ascii=False)},\n"messages": {{\n{messages}}},\n"chats": [\n{rows}]}}\n')
    for folder in ("published", "styles"):
        with open(golden / f"{folder}.tsv", "w", encoding="utf-8") as out:
            for file in sorted((RESOURCES / folder).glob("*.jinja")):
                template = file.read_text(encoding="utf-8")
                for number, (_, chat) in enumerate(every):
                    result = outcome(reference.render_chat(template, chat, chats.TOKENS))
                    out.write(f"{file.name}\t{number}\t{result}\n")
    warnings.simplefilter("ignore")
    r = random.Random(20261126)
    with open(golden / "random.jsonl", "w", encoding="utf-8") as out:
        out.write(json.dumps(random_cases.VARIABLES, ensure_ascii=False) + "\n")
        count = 0
        while count < 600:
            template = random_cases.template(r)
            result = reference.render(template, random_cases.VARIABLES)
            text = json.dumps(result).lower()
            if len(template) < 700 and " at 0x" not in text and "keys() - " not in template and "items() - " not in template:
                out.write(json.dumps({"template": template, **result}, ensure_ascii=False) + "\n")
                count += 1


if __name__ == "__main__":
    main()
