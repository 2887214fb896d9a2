"""One end of the conversation between the judge's process and the solution's.

Each end owns objects and asks the other to do things with its own: a request names an operation and
its arguments, and the other end answers with a value or an exception. While it waits, an end serves
the requests of the other one, so a function may call back. One line each, a letter and JSON.
"""

import contextlib
import json
import operator
import os
import sys
import threading

import values

_DEPTH = 60


class Gone(BaseException):
    """The other end has ended, or is not to be talked with any more."""


class Remote:
    """An object of the other end."""

    __slots__ = ("_peer", "_number", "_kind", "_class", "__weakref__")

    def __init__(self, peer, number, kind, of_class):
        object.__setattr__(self, "_peer", peer)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_kind", kind)
        object.__setattr__(self, "_class", of_class)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") and name not in ("__name__", "__doc__"):
            raise AttributeError(name)
        return self._peer.ask("getattr", self, name)

    def __setattr__(self, name, value):
        self._peer.ask("setattr", self, name, value)

    def __delattr__(self, name):
        self._peer.ask("delattr", self, name)

    def __call__(self, *arguments, **named):
        return self._peer.ask("call", self, arguments, named)

    def __next__(self):
        return self._peer.ask("next", self)

    def __iter__(self):
        return self._peer.ask("iter", self)

    def __instancecheck__(self, value):
        return isinstance(value, Remote) and self._peer.ask("isinstance", value, self) is True

    def __contains__(self, value):
        if self._peer.guarded and not isinstance(value, Remote):
            return any(value == item for item in self)
        return self._peer.ask("contains", self, value) is True

    def __hash__(self):
        return hash(("remote", self._number))

    def __eq__(self, other):
        return self._peer.compare("eq", self, other)

    def __ne__(self, other):
        return self._peer.compare("ne", self, other)

    def __enter__(self):
        return self._peer.ask("enter", self)

    def __exit__(self, *error):
        return self._peer.ask("exit", self, None, None, None)

    def __format__(self, form):
        return self._peer.ask("format", self, form)


def _add(special, name, unary):
    if unary:
        def method(self, *arguments):
            return self._peer.ask(name, self, *arguments)
    else:
        def method(self, other):
            return self._peer.operate(name, self, other)
    method.__name__ = special
    setattr(Remote, special, method)


_UNARY = ("len", "bool", "str", "repr", "int", "float", "index", "abs", "neg", "pos", "invert",
          "round", "reversed", "getitem", "setitem", "delitem", "trunc", "floor", "ceil", "complex")
_BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor",
           "lshift", "rshift")
_ORDER = ("lt", "le", "gt", "ge")
for _name in _UNARY:
    _add("__%s__" % _name, _name, True)
for _name in _BINARY + _ORDER:
    _add("__%s__" % _name, _name, False)
for _name in _BINARY:
    _add("__r%s__" % _name, "r" + _name, False)


def _special(name):
    import math

    known = {
        "and": operator.and_, "or": operator.or_, "str": str, "repr": repr, "int": int,
        "float": float, "bool": bool, "len": len, "complex": complex, "round": round,
        "reversed": reversed, "trunc": math.trunc, "floor": math.floor, "ceil": math.ceil,
    }
    return known.get(name) or getattr(operator, name)


OPERATIONS = {name: _special(name) for name in _UNARY + _BINARY + _ORDER + ("eq", "ne", "contains")}
for _name in _BINARY:
    OPERATIONS["r" + _name] = lambda own, other, do=OPERATIONS[_name]: do(other, own)
OPERATIONS.update({
    "getattr": getattr, "setattr": setattr, "delattr": delattr, "iter": iter, "next": next,
    "isinstance": isinstance, "format": format,
    "call": lambda called, arguments, named: called(*arguments, **named),
    "enter": lambda entered: type(entered).__enter__(entered),
    "exit": lambda left, *error: type(left).__exit__(left, *error),
})


class Peer:
    """An end. guarded: the judge's, which lets the other one neither decide nor look around."""

    def __init__(self, read, write, guarded):
        self.guarded = guarded
        self.operations = dict(OPERATIONS)
        self.asked = 0
        self.refused = set()
        self.named_classes = set()
        self.exceptions = {}
        self._lines = os.fdopen(read, "rb", 1 << 13)
        self._write = write
        self._objects = []
        self._numbers = {}
        self._remotes = {}
        self._lock = threading.RLock()
        self._depth = 0

    def ask(self, operation, *arguments):
        """What the other end makes of it; raises what it raises."""
        with self._lock:
            self.asked += 1
            self._depth += 1
            try:
                if self._depth > _DEPTH:
                    raise RecursionError("calls of calls of calls")
                writer = values.Writer(self._handle)
                self._send(["q", operation, writer.write(arguments)])
                return self._answer(writer.containers)
            finally:
                self._depth -= 1

    def _answer(self, ours):
        while True:
            message = self._receive()
            reader = values.Reader(self._remote, self._own, ours)
            if message[0] == "q":
                self._serve(message)
            elif message[0] == "a":
                return values.well_formed(self._value, reader, ours, message)
            elif message[0] == "x":
                raise values.well_formed(self._exception, reader, message)
            else:
                raise values.BadValue("no message")

    def _value(self, reader, ours, message):
        _, value, changes = message
        made = reader.read(value)
        for number, content in changes:
            reader.refill(ours[number], content)
        return made

    def serve(self):
        """Serves requests until the conversation ends."""
        while True:
            message = self._receive()
            if message[0] != "q":
                raise values.BadValue("no request")
            self._serve(message)

    def _serve(self, message):
        try:
            reply = self._reply(*message[1:])
        except (Gone, values.BadValue):
            raise
        except BaseException as error:
            reply = self._raised(error)
        try:
            self._send(reply)
        except (RecursionError, MemoryError) as error:
            self._send(self._raised(type(error)()))

    def _reply(self, operation, data):
        reader = values.Reader(self._remote, self._own)
        arguments = values.well_formed(reader.read, data)
        if self.guarded:
            self.permit(operation, arguments)
        before = [_shallow(container) for container in reader.containers]
        value = self.operations[operation](*arguments)
        theirs = {id(container): n for n, container in enumerate(reader.containers)}
        writer = values.Writer(self._handle, theirs)
        written = writer.write(value)
        changes = [
            [number, writer.content(container)]
            for number, (container, old) in enumerate(zip(reader.containers, before))
            if not _same(old, _shallow(container))]
        return ["a", written, changes]

    def _raised(self, error):
        writer = values.Writer(self._handle)
        kind = type(error)
        return [
            "x", values.exception_base(error), self._class_number(kind), kind.__name__,
            writer.write(tuple(error.args))]

    def permit(self, operation, arguments):
        """Raises where the other end may not do this with an object of ours."""

    def compare(self, operation, own, other):
        if not isinstance(other, Remote):
            if self.guarded and operation == "ne":
                self.refused.add("own-equality")
            return (operation == "ne") if self.guarded else self.ask(operation, own, other) is True
        if own._number == other._number:
            return operation == "eq"
        if self.guarded and own._class not in self.named_classes:
            self.refused.add("own-equality")
            return operation == "ne"
        return self.ask(operation, own, other) is True

    def operate(self, operation, own, other):
        if self.guarded and not isinstance(other, Remote):
            if own._class in self.named_classes:
                self.refused.add("own-operator")
            raise TypeError("unsupported operand type(s): 'object' and '%s'" % type(other).__name__)
        return self.ask(operation, own, other)

    def _send(self, message):
        with _any_length():
            data = b"m" + json.dumps(message, separators=(",", ":")).encode() + b"\n"
        view = memoryview(data)
        while view:
            view = view[os.write(self._write, view):]

    def _receive(self):
        line = self._lines.readline()
        if line[:1] != b"m":
            if self.guarded:
                os._exit(0)
            raise Gone()
        with _any_length():
            message = values.well_formed(json.loads, line[1:])
        if type(message) is not list or not message:
            raise values.BadValue("no message")
        return message

    def _keep(self, value):
        number = self._numbers.get(id(value))
        if number is None:
            number = self._numbers[id(value)] = len(self._objects)
            self._objects.append(value)
        return number

    def _class_number(self, kind):
        return self._keep(kind) if kind.__module__ != "builtins" else -1

    def _handle(self, value):
        if type(value) is Remote:
            return ["r", value._number]
        if isinstance(value, type) and issubclass(value, BaseException):
            base = next(k for k in value.__mro__ if k.__module__ == "builtins").__name__
            return ["h", self._keep(value), "exception", base, value.__name__]
        return ["h", self._keep(value), "object", self._class_number(type(value)), ""]

    def _remote(self, number, kind, of_class, name):
        if kind == "exception":
            return self._exception_class(number, of_class, name)
        remote = self._remotes.get(number)
        if remote is None:
            remote = self._remotes[number] = Remote(self, number, kind, of_class)
        return remote

    def _own(self, number):
        return self._objects[number]

    def _exception_class(self, number, base, name):
        made = self.exceptions.get(number)
        if made is None:
            made = type(str(name), (values.builtin_exception(base),), {})
            self.exceptions[number] = made
        return made

    def _exception(self, reader, message):
        _, base, number, name, arguments = message
        kind = values.builtin_exception(base)
        if number != -1:
            kind = self._exception_class(number, base, name)
        made = kind.__new__(kind)
        made.args = reader.read(arguments)
        made.from_other_end = True
        return made


def _shallow(container):
    return list(container.items()) if isinstance(container, dict) else list(container)


def _same(old, new):
    """Whether nothing was put in, taken out or exchanged."""
    if len(old) != len(new):
        return False
    for one, other in zip(old, new):
        if type(one) is tuple and type(other) is tuple and len(one) == 2 and len(other) == 2:
            if one[0] is not other[0] or one[1] is not other[1]:
                return False
        elif one is not other:
            return False
    return True


@contextlib.contextmanager
def _any_length():
    """Integers of any length cross, whatever a program may write of them."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(limit)
