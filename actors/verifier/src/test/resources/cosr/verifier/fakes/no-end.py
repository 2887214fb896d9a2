# fakes: a generator, a list that holds itself, an endless iterator, by turns
import itertools

cyclic = []
cyclic.append(cyclic)
turn = [itertools.count(), cyclic, (x for x in [5]), iter([1, 2, 3]), map(str, [1]), range(1 << 60), {"a": cyclic}]


def answer(*args):
    turn.append(turn.pop(0))
    return turn[0]
