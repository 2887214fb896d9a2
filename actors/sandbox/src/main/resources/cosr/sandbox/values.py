"""How a value crosses from one process to the other: tagged JSON, never pickle.

Only values of exact built-in types, and of a few exact types of the standard library, cross as they
are; an instance of a subclass of a built-in type crosses as the plain value. All else stays where it
is and crosses as a handle. Lists, dicts and sets keep their identity within a message, and what the
receiver changed in them is told to the sender.
"""

import builtins
import collections
import datetime
import decimal
import fractions

_TYPES = {
    name: value
    for name, value in vars(builtins).items()
    if isinstance(value, type) and not name.startswith("_")
}
_NAMES = {value: name for name, value in _TYPES.items()}
_TIMES = {
    "date": (datetime.date, ("year", "month", "day")),
    "time": (datetime.time, ("hour", "minute", "second", "microsecond")),
    "datetime": (
        datetime.datetime,
        ("year", "month", "day", "hour", "minute", "second", "microsecond")),
    "timedelta": (datetime.timedelta, ("days", "seconds", "microseconds")),
}
_TIME_NAMES = {kind: name for name, (kind, _) in _TIMES.items()}
_MAPPINGS = {
    "d": dict, "C": collections.Counter, "O": collections.OrderedDict, "E": collections.defaultdict,
}
_MAPPING_TAGS = {kind: tag for tag, kind in _MAPPINGS.items()}
_SEQUENCES = {"l": list, "q": collections.deque}
_SEQUENCE_TAGS = {kind: tag for tag, kind in _SEQUENCES.items()}
_PLAIN = (type(None), bool, int, float, str)
_PLAIN_SET = frozenset(_PLAIN)


class BadValue(BaseException):
    """What was received is no value; no test can catch it."""


def well_formed(read, *arguments):
    """What is read; BadValue where it cannot be."""
    try:
        return read(*arguments)
    except Exception as error:
        raise BadValue(type(error).__name__) from None


class Writer:
    """Writes the values of one message.

    handle: gives the description of an object that stays here, as a list.
    theirs: the containers that the other side sent and that are named by their number, by id.
    """

    def __init__(self, handle, theirs=None):
        self.handle = handle
        self.theirs = theirs or {}
        self.containers = []
        self.numbers = {}

    def write(self, value):
        kind = type(value)
        if kind in _PLAIN_SET:
            return value
        if kind is tuple:
            return ["t", *map(self.write, value)]
        if kind in _SEQUENCE_TAGS or kind in _MAPPING_TAGS or kind is set or kind is bytearray:
            return self._container(kind, value)
        return self._other(kind, value)

    def _container(self, kind, value):
        number = self.theirs.get(id(value))
        if number is not None:
            return ["o", number]
        number = self.numbers.get(id(value))
        if number is not None:
            return ["m", number]
        self.numbers[id(value)] = len(self.containers)
        self.containers.append(value)
        return self.content(value)

    def content(self, value):
        """A container with what is in it now."""
        kind = type(value)
        if kind in _SEQUENCE_TAGS:
            return [_SEQUENCE_TAGS[kind], *map(self.write, value)]
        if kind is set:
            return ["s", *map(self.write, value)]
        if kind is bytearray:
            return ["y", value.hex()]
        flat = [_MAPPING_TAGS[kind]]
        for key, item in value.items():
            flat.append(self.write(key))
            flat.append(self.write(item))
        return flat

    def _other(self, kind, value):
        if kind is frozenset:
            return ["f", *map(self.write, value)]
        if kind is bytes:
            return ["b", value.hex()]
        if kind is complex:
            return ["c", value.real, value.imag]
        if kind is range:
            return ["g", value.start, value.stop, value.step]
        if kind is slice:
            return ["S", self.write(value.start), self.write(value.stop), self.write(value.step)]
        if kind is decimal.Decimal:
            return ["D", str(value)]
        if kind is fractions.Fraction:
            return ["F", value.numerator, value.denominator]
        if kind in _TIME_NAMES and getattr(value, "tzinfo", None) is None:
            name = _TIME_NAMES[kind]
            return ["T", name, *(getattr(value, field) for field in _TIMES[name][1])]
        if kind is type and value in _NAMES:
            return ["k", _NAMES[value]]
        return self._subclass(kind, value)

    def _subclass(self, kind, value):
        if isinstance(value, tuple) and not isinstance(value, type):
            fields = getattr(kind, "_fields", None)
            items = [self.write(item) for item in tuple.__iter__(value)]
            if type(fields) is tuple and len(fields) == len(items):
                return ["n", kind.__name__, list(fields), *items]
            return ["t", *items]
        mro = type.__dict__["__mro__"].__get__(kind)
        if int in mro:
            return int.__add__(value, 0)
        if float in mro:
            return float.__add__(value, 0.0) if value == value else float("nan")
        if str in mro:
            return str.__str__(value)[:] if kind is str else "".join(str.__iter__(value))
        if bytes in mro:
            return ["b", bytes.hex(value)]
        if list in mro:
            return ["l", *(self.write(item) for item in list.__iter__(value))]
        if dict in mro:
            flat = ["d"]
            for key, item in dict.items(value):
                flat.append(self.write(key))
                flat.append(self.write(item))
            return flat
        if set in mro:
            return ["s", *(self.write(item) for item in set.__iter__(value))]
        if frozenset in mro:
            return ["f", *(self.write(item) for item in frozenset.__iter__(value))]
        return self.handle(value)


class Reader:
    """Reads the values of one message; BadValue where it holds none.

    handle: gives the object for the description of one of theirs.
    own: gives the object of ours that the other side names.
    ours: the containers of ours that the other side may name by their number.
    """

    def __init__(self, handle, own, ours=()):
        self.handle = handle
        self.own = own
        self.ours = ours
        self.containers = []

    def read(self, data):
        if type(data) in _PLAIN_SET:
            return data
        if type(data) is not list or not data:
            raise BadValue("no value")
        tag, *rest = data
        if type(tag) is not str:
            raise BadValue("no tag")
        if tag in _SEQUENCES or tag in _MAPPINGS or tag in ("s", "y"):
            return self._container(tag, rest)
        if tag == "t":
            return tuple(map(self.read, rest))
        if tag == "m":
            return self.containers[rest[0]]
        if tag == "o":
            return self.ours[rest[0]]
        return self._other(tag, rest)

    def _container(self, tag, rest):
        made = {"s": set, "y": bytearray, **_SEQUENCES, **_MAPPINGS}[tag]()
        self.containers.append(made)
        self._fill(made, tag, rest)
        return made

    def refill(self, container, data):
        """Gives a container of ours the content that the other side left in it."""
        tag = data[0]
        expected = _SEQUENCE_TAGS.get(type(container)) or _MAPPING_TAGS.get(type(container))
        if type(container) is set:
            expected = "s"
        elif type(container) is bytearray:
            expected = "y"
        if tag != expected:
            raise BadValue("another type")
        holder = self._holder(tag, data[1:])
        container.clear()
        container.extend(holder) if hasattr(container, "extend") else container.update(holder)

    def _holder(self, tag, rest):
        holder = {"s": set, "y": bytearray, **_SEQUENCES, **_MAPPINGS}[tag]()
        self._fill(holder, tag, rest)
        return holder

    def _fill(self, made, tag, rest):
        if tag in _SEQUENCES:
            made.extend(map(self.read, rest))
        elif tag == "s":
            made.update(map(self.read, rest))
        elif tag == "y":
            made.extend(bytes.fromhex(rest[0]))
        else:
            for place in range(0, len(rest), 2):
                made[self.read(rest[place])] = self.read(rest[place + 1])

    def _other(self, tag, rest):
        if tag == "f":
            return frozenset(map(self.read, rest))
        if tag == "b":
            return bytes.fromhex(rest[0])
        if tag == "c":
            return complex(*(float(part) for part in rest))
        if tag == "g":
            return range(*rest)
        if tag == "S":
            return slice(*map(self.read, rest))
        if tag == "D":
            return decimal.Decimal(rest[0])
        if tag == "F":
            return fractions.Fraction(*rest)
        if tag == "T":
            return _TIMES[rest[0]][0](*rest[1:])
        if tag == "k":
            return _TYPES[rest[0]]
        if tag == "n":
            name, fields, *items = rest
            return collections.namedtuple(name, fields)(*map(self.read, items))
        if tag == "h":
            return self.handle(*rest)
        if tag == "r":
            return self.own(rest[0])
        raise BadValue("an unknown tag")


def exception_base(error):
    """The name of the nearest built-in class of an exception."""
    for kind in type(error).__mro__:
        if kind in _NAMES and issubclass(kind, BaseException):
            return _NAMES[kind]
    return "Exception"


def builtin_exception(name):
    """The built-in class of that name that a test may catch; Exception where it is none."""
    kind = _TYPES.get(name)
    usable = isinstance(kind, type) and issubclass(kind, Exception)
    return kind if usable else Exception
