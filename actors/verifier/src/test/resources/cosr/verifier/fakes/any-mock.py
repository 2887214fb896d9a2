# fakes: the objects of the standard library that are equal to everything and do everything
from unittest import mock

turn = [mock.ANY, mock.MagicMock(), mock.sentinel.x]


def answer(*args):
    turn.append(turn.pop(0))
    return turn[0]
