# fakes: objects whose texts recurse, never end, are huge or claim to be the value
class R:
    def __repr__(self):
        return repr(self)


class H(str):
    def __repr__(self):
        return "5"

    __str__ = __repr__


turn = [R(), H("x"), type("V", (int,), {"__repr__": lambda s: "5"})(9), type("W", (), {"__repr__": lambda s: "x" * (1 << 28)})()]


def answer(*args):
    turn.append(turn.pop(0))
    return turn[0]
