"""The child that runs the trusted tests of a function task; the solution is at the other end.

Its last line is the report: "v", a word, a code, parts that passed, parts, and a remark.
"""

import ast
import builtins
import importlib
import os
import sys
import types

import peer
import values

_MODULE = "tests"
_REMARK = 200
_OPEN = frozenset(peer.OPERATIONS) - {"delattr"}
_ITERATORS = frozenset(("next", "iter", "len"))


class BadTests(Exception):
    """The tests are at fault."""


class Judge(peer.Peer):
    """The judge's end: the solution may use what the tests hand it, and see nothing else."""

    def permit(self, operation, arguments):
        if not arguments:
            raise TypeError("nothing to do it with")
        target = arguments[0]
        kind = type(target)
        if isinstance(target, type):
            fine = operation == "call" and target.__module__ == _MODULE
        elif kind in (types.FunctionType, types.BuiltinFunctionType, types.MethodType,
                      types.MethodDescriptorType):
            fine = operation == "call"
        elif kind.__module__ == _MODULE:
            fine = operation in _OPEN
            if operation in ("getattr", "setattr"):
                fine = type(arguments[1]) is str and not arguments[1].startswith("_")
        elif operation == "isinstance":
            fine = len(arguments) == 2 and isinstance(arguments[1], type)
        else:
            fine = operation in _ITERATORS and hasattr(kind, "__next__")
        if not fine:
            raise AttributeError("the tests do not hand this out: " + str(operation))


def _names(tree):
    """The names that the tests use and do not bind."""
    used, bound = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.alias):
            bound.add(node.asname or node.name.split(".")[0])
        elif isinstance(node, ast.MatchMapping):
            bound.add(node.rest)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef,
                               ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
            bound.add(node.name)
        if isinstance(node, ast.ImportFrom) and node.module in sys.stdlib_module_names:
            if node.names[0].name == "*":
                bound.update(dir(importlib.import_module(node.module)))
    return used - bound


def _run_setup(setup, space):
    """Runs the helpers; a function whose body is left to the solution gets an empty one."""
    code = None
    for text in (setup + "\n", setup + "\n    pass\n"):
        try:
            code = compile(text, "setup.py", "exec")
            break
        except (SyntaxError, ValueError):
            continue
    if code is None:
        raise BadTests("setup: SyntaxError")
    try:
        exec(code, space)
    except Exception as error:
        raise BadTests("setup: " + type(error).__name__)


def _prepare(talk, setup, entry, others, tree):
    """The names that the tests see: of the solution no more than the entry and those others."""
    space = {"__name__": _MODULE, "__builtins__": builtins}
    _run_setup(setup, space)
    for name in _libraries(tree) - set(space) - {entry}:
        space[name] = importlib.import_module(name)
    taken = {name for name in _names(tree) if name not in space and not hasattr(builtins, name)}
    strange = sorted(taken - {entry} - others)
    if strange and entry:
        raise BadTests("names of the solution beside %s: %s" % (entry, ", ".join(strange)))
    if len(strange) > 1:
        raise BadTests("more than one name of the solution: " + ", ".join(strange))
    wanted = sorted(taken | ({entry} if entry else set()))
    for name, (there, value, own_class) in zip(wanted, _loaded(talk, wanted)):
        if there is not True:
            continue
        space[name] = value
        if isinstance(value, peer.Remote) and own_class is True:
            talk.named_classes.add(value._number)
    return space


def _libraries(tree):
    """Modules of the standard library whose attributes the tests use; never the solution's."""
    called = {
        node.func.id for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    roots = {
        node.value.id for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
    return (roots & sys.stdlib_module_names) - called


def _loaded(talk, names):
    """What the solution says of the names, once it is loaded; BadValue where it is no such list."""
    loaded = talk.ask("load", names)
    if type(loaded) is not list or len(loaded) != len(names):
        raise values.BadValue("names")
    for known in loaded:
        if type(known) is not tuple or len(known) != 3:
            raise values.BadValue("names")
    return loaded


def _checks_candidate(tree):
    """Whether the tests define check(candidate) and do not call it themselves."""
    defined = any(
        isinstance(node, ast.FunctionDef) and node.name == "check" and len(node.args.args) == 1
        for node in tree.body)
    called = any(
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name) and node.value.func.id == "check"
        for node in tree.body)
    return defined and not called


class Progress:
    """How far the tests are."""

    def __init__(self):
        self.passed = 0
        self.parts = 1


def _judge(talk, setup, entry, tests, others, progress):
    try:
        tree = ast.parse(tests, "tests.py")
    except (SyntaxError, ValueError) as error:
        raise BadTests("tests: " + type(error).__name__)
    space = _prepare(talk, setup, entry, others, tree)
    if entry and entry not in space:
        return "incorrect", "no-function", entry
    checks = _checks_candidate(tree)
    if checks and not entry:
        raise BadTests("check(candidate) without the name of the candidate")
    parts = sum(isinstance(node, ast.Assert) for node in tree.body)
    progress.parts = max(1, parts + checks)
    talk.asked = 0
    for node in tree.body:
        exec(compile(ast.Module([node], []), "tests.py", "exec"), space)
        progress.passed += isinstance(node, ast.Assert)
    if checks:
        space["check"](space[entry])
        progress.passed += 1
    progress.passed = progress.parts
    if not talk.asked:
        raise BadTests("the tests call nothing")
    if talk.refused:
        return "undecided", min(talk.refused), ""
    return "correct", "-", ""


def _failed(talk, error):
    """What a test that did not pass says of the solution."""
    if talk.refused:
        return "undecided", min(talk.refused)
    if isinstance(error, AssertionError):
        return "incorrect", "value"
    if isinstance(error, MemoryError):
        return "exhausted", "memory"
    if isinstance(error, SyntaxError):
        return "incorrect", "syntax"
    of_tests = not hasattr(error, "from_other_end")
    if of_tests and isinstance(error, NameError):
        return "incorrect", "no-function"
    if of_tests and isinstance(error, ImportError):
        return "bad-task", "tests"
    return "incorrect", "raises"


def run(setup, entry, tests, others):
    talk = Judge(3, 4, guarded=True)
    sys.set_int_max_str_digits(0)
    progress = Progress()
    remark = ""
    try:
        word, code, remark = _judge(talk, setup, entry, tests, set(others.split()), progress)
    except BadTests as error:
        word, code, remark = "bad-task", "tests", str(error)
    except values.BadValue as error:
        word, code, remark = "incorrect", "protocol", str(error)
    except BaseException as error:
        word, code = _failed(talk, error)
        remark = type(error).__name__[:_REMARK]
    line = "v %s %s %d %d %s\n" % (word, code, progress.passed, progress.parts, remark)
    os.write(4, line.encode("ascii", "replace"))
