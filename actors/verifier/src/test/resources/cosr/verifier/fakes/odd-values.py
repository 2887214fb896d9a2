# fakes: things that are no values: a type, a module, a function, a code object, an ellipsis, a descriptor
import sys

turn = [int, sys, len, compile("5", "p", "eval"), ..., NotImplemented, property(), memoryview(b"5"), slice(5), sys._getframe()]


def answer(*args):
    turn.append(turn.pop(0))
    return turn[0]
