#!/usr/bin/env python3
"""Writes jobs.jsonl: small Python jobs of three kinds, in the form that `./cosr verify --jsonl` reads.

Run in this folder: `python3 jobs.py`. Nothing is random: the same script gives the same file. Each function is
handed in as a program on standard input, as a function with tests, and as a prediction of an output; every fifth
job is wrong, by the tests' own account. Every fourth of the labelled pairs of formulas is there as well. `right` in an
id says which are right.
"""
import json

FUNCTIONS = [
    ("gcd", "def f(a, b):\n    while b:\n        a, b = b, a % b\n    return a\n", lambda i: [84 + 12 * i, 36 + 6 * i * i]),
    ("digits", "def f(n):\n    total = 0\n    for c in str(n):\n        total += int(c)\n    return total\n", lambda i: [12345 * (i + 3)]),
    ("primes", "def f(n):\n    found = []\n    for k in range(2, n):\n        if all(k % p for p in found if p * p <= k):\n            found.append(k)\n    return found\n", lambda i: [20 + 7 * i]),
    ("runs", "def f(s):\n    out = []\n    for c in s:\n        if out and out[-1][0] == c:\n            out[-1][1] += 1\n        else:\n            out.append([c, 1])\n    return out\n", lambda i: ["aab" * (i + 1) + "c" * i]),
    ("words", "def f(s):\n    seen = {}\n    for w in s.split():\n        seen[w] = seen.get(w, 0) + 1\n    return sorted(seen.items(), key=lambda p: (-p[1], p[0]))[0][0]\n", lambda i: [" ".join(["to", "be", "or", "not"] * (i + 1) + ["be"] * i)]),
    ("balanced", "def f(s):\n    stack = []\n    pairs = {')': '(', ']': '['}\n    for c in s:\n        if c in '([':\n            stack.append(c)\n        elif not stack or stack.pop() != pairs[c]:\n            return False\n    return not stack\n", lambda i: ["([" * i + "])" * (i - i % 3 // 2)]),
    ("fibonacci", "def f(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a\n", lambda i: [17 * i]),
    ("transpose", "def f(rows):\n    return [[row[k] for row in rows] for k in range(len(rows[0]))]\n", lambda i: [[[i, j, i * j] for j in range(i + 1)]]),
    ("steps", "def f(n):\n    steps = 0\n    while n != 1:\n        n = n // 2 if n % 2 == 0 else 3 * n + 1\n        steps += 1\n    return steps\n", lambda i: [27 + i]),
    ("change", "def f(coins, total):\n    ways = [1] + [0] * total\n    for c in coins:\n        for t in range(c, total + 1):\n            ways[t] += ways[t - c]\n    return ways[total]\n", lambda i: [[1, 2, 5, 10], 20 + 9 * i]),
    ("caesar", "def f(s, k):\n    out = ''\n    for c in s:\n        out += chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c\n    return out\n", lambda i: ["the quick brown fox " + "jumps " * i, i + 3]),
    ("binary", "def f(xs, x):\n    low, high = 0, len(xs)\n    while low < high:\n        mid = (low + high) // 2\n        if xs[mid] < x:\n            low = mid + 1\n        else:\n            high = mid\n    return low\n", lambda i: [list(range(0, 90, 3)), 4 * i + 1]),
    ("subset", "def f(xs, total):\n    sums = [0]\n    for x in xs:\n        sums += [s + x for s in sums if s + x not in sums]\n    return total in sums\n", lambda i: [[3, 34, 4, 12, 5, 2 + i], 9 + i]),
    ("longest", "def f(a, b):\n    row = [0] * (len(b) + 1)\n    for x in a:\n        above = 0\n        for j in range(len(b)):\n            kept = row[j + 1]\n            row[j + 1] = above + 1 if x == b[j] else max(row[j], kept)\n            above = kept\n    return row[-1]\n", lambda i: ["abcbdab" * (1 + i % 3), "bdcaba" * (1 + i % 2) + "x" * i]),
    ("roman", "def f(n):\n    out = ''\n    for value, sign in [(1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')]:\n        while n >= value:\n            out += sign\n            n -= value\n    return out\n", lambda i: [387 * (i + 1)]),
    ("median", "def f(xs):\n    xs = sorted(xs)\n    half = len(xs) // 2\n    return xs[half] if len(xs) % 2 else (xs[half - 1] + xs[half]) / 2\n", lambda i: [[(7 * k * k + i) % 31 for k in range(5 + i)]]),
    ("flatten", "def f(x):\n    if not isinstance(x, list):\n        return [x]\n    return [y for part in x for y in f(part)]\n", lambda i: [[1, [2, [3, [i]]], [[4]] * i]]),
    ("spiral", "def f(n):\n    grid = [[0] * n for _ in range(n)]\n    r = c = 0\n    dr, dc = 0, 1\n    for k in range(1, n * n + 1):\n        grid[r][c] = k\n        if grid[(r + dr) % n][(c + dc) % n]:\n            dr, dc = dc, -dr\n        r += dr\n        c += dc\n    return grid\n", lambda i: [3 + i % 5]),
    ("vowels", "def f(s):\n    return ''.join(c.upper() if c in 'aeiou' else c for c in s)[::-1]\n", lambda i: ["verification by programs " * (i + 1)]),
    ("queens", "def f(n):\n    def place(row, columns, left, right):\n        if row == n:\n            return 1\n        return sum(place(row + 1, columns | {c}, left | {row + c}, right | {row - c}) for c in range(n) if c not in columns and row + c not in left and row - c not in right)\n    return place(0, frozenset(), frozenset(), frozenset())\n", lambda i: [2 + i % 4]),
]
VARIANTS = 10
PAIRS = "../../../../../../../../actors/mathematics/src/test/resources/cosr/mathematics/pairs.tsv"


def call(source, arguments):
    space = {}
    exec(source, space)
    return space["f"](*json.loads(json.dumps(arguments)))


def wrong(value):
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    return value + value[:1] if value else value * 0 + ("x" if isinstance(value, str) else [0])


def main():
    with open("jobs.jsonl", "w") as out:
        number = 0
        for variant in range(VARIANTS):
            for name, source, arguments in FUNCTIONS:
                number += 1
                right = number % 5 != 0
                cases = [arguments(variant + 1 + k) for k in range(3)]
                values = [call(source, case) for case in cases]
                shown = values[:2] + [values[2] if right else wrong(values[2])]
                word = "right" if right else "wrong"
                program = "import json\nimport sys\n\n\n" + source + "\n\nfor line in sys.stdin:\n    print(json.dumps(f(*json.loads(line))))\n"
                tests = "".join("assert f(%s) == %r\n" % (", ".join(map(repr, case)), value) for case, value in zip(cases, shown))
                jobs = (
                    ("stdio", "python-stdio", {
                        "inputs": ["".join(json.dumps(case) + "\n" for case in cases)],
                        "outputs": ["".join(json.dumps(value) + "\n" for value in shown)]}, program),
                    ("function", "python", {"tests": tests, "entry": "f"}, source),
                    ("embedded", "python-output", {
                        "code": source, "input": ", ".join(map(repr, cases[2]))}, repr(shown[2])),
                )
                for kind, check, task, answer in jobs:
                    line = {"id": "%s-%s-%s-%d" % (kind, word, name, variant), "kind": check, "task": task, "answer": answer}
                    out.write(json.dumps(line) + "\n")
        for count, line in enumerate(open(PAIRS).read().splitlines()[1::4]):
            _, gold, answer, label = line.split("\t")
            word = "right" if label == "equal" else "wrong"
            line = {"id": "math-%s-%d" % (word, count), "kind": "math", "task": {"expected": gold}, "answer": answer}
            out.write(json.dumps(line) + "\n")
    print(number, "jobs of each kind of Python,", count + 1, "of mathematics")


main()
