# fakes: numbers for which comparisons are no order: not a number, infinity, minus zero
turn = [float("nan"), float("inf"), float("-inf"), -0.0, complex("nan")]


def answer(*args):
    turn.append(turn.pop(0))
    return turn[0]
