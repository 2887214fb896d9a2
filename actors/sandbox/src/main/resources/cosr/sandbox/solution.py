"""The child that runs the solution of a function task and serves the judge's calls."""

import builtins
import sys
import types

import peer


def _source(prompt, entry, answer):
    """The program that an answer stands for: a whole function, or what goes on after the prompt."""
    whole = answer
    starts = ("def " + entry, "async def " + entry, "class " + entry, entry + " =", entry + "=")
    if not prompt or any(
        line.startswith(start) and not (line[len(start):len(start) + 1].isidentifier()
                                        or line[len(start):len(start) + 1].isdigit())
        for line in answer.split("\n") for start in starts
    ):
        return _before(prompt) + whole
    indented = "\n".join("    " + line if line.strip() else line for line in answer.split("\n"))
    head = prompt if prompt.endswith("\n") else prompt + "\n"
    for text in (head + answer, head + "    " + answer, head + indented):
        try:
            compile(text, "solution.py", "exec")
            return text
        except (SyntaxError, ValueError):
            continue
    return head + answer


def _before(prompt):
    """The prompt as a program of its own: helpers and imports, the function without a body."""
    if not prompt:
        return ""
    for text in (prompt + "\n", prompt + "\n    pass\n"):
        try:
            compile(text, "prompt.py", "exec")
            return text
        except (SyntaxError, ValueError):
            continue
    return ""


def run(prompt, entry, answer, examined):
    """Serves the calls; where the JVM examines, not after a prompt that no tests could run."""
    if examined and prompt.strip() and not _before(prompt):
        return
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    talk = peer.Peer(3, 4, guarded=False)
    failure = None
    try:
        exec(compile(_source(prompt, entry, answer), "solution.py", "exec"), main.__dict__)
    except BaseException as error:
        failure = error

    def known(name):
        """Whether there is a value of that name, the value, and whether it is a class of its own."""
        value = main.__dict__.get(name)
        own_class = isinstance(value, type) and not hasattr(builtins, name)
        return name in main.__dict__, value, own_class

    def load(names):
        if failure is not None:
            raise failure
        return [known(name) for name in names]

    talk.operations["load"] = load
    try:
        talk.serve()
    except peer.Gone:
        pass
