#!/usr/bin/env python3
"""Writes mutants.jsonl: seeded faults in the canonical solutions of rows.jsonl on which CPython fails the row's check.

Run in this folder: `python3 mutants.py`. The same rows give the same file. A line is
`[task, kind, start, end, text]`: the characters from start to end of the canonical solution are replaced by the text.
Kinds are operator (another one), off-by-one (a bound or an integer by one) and constant (another value).
"""
import ast
import hashlib
import io
import json
import subprocess
import sys
import tokenize
import warnings

EACH = 4
SECONDS = 3
OPERATORS = {
    '+': '-', '-': '+', '*': '+', '/': '*', '//': '*', '%': '//', '**': '*', '&': '|', '|': '&', '^': '&',
    '<<': '>>', '>>': '<<', '<': '>', '<=': '>', '>': '<', '>=': '<', '==': '!=', '!=': '==', 'in': 'not in',
    'is': 'is not', 'and': 'or', 'or': 'and', '+=': '-=', '-=': '+=', '*=': '+=', '//=': '*=', '%=': '//=',
    '/=': '*=',
}
BOUNDS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>'}


def offsets(text):
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def within(text, node):
    """Start and end of a node in characters; the rows are ASCII wherever columns matter."""
    lines = text.splitlines(keepends=True)
    starts = offsets(text)

    def at(line, column):
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    return at(node.lineno, node.col_offset), at(node.end_lineno, node.end_col_offset)


def edits(text, head):
    """All faults after the first head characters: kind, start, end, text."""
    starts = offsets(text)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        start = starts[token.start[0] - 1] + token.start[1]
        end = starts[token.end[0] - 1] + token.end[1]
        if start < head:
            continue
        before = text[:start].rstrip()
        if token.string == 'in' and is_loop(text, start):
            continue
        if token.string in '+-*' and before[-1:] in '(,=[:+-*/%<>' or before.endswith('return'):
            continue
        if token.string in OPERATORS:
            yield 'operator', start, end, OPERATORS[token.string]
        if token.string in BOUNDS:
            yield 'off-by-one', start, end, BOUNDS[token.string]
    for node in ast.walk(ast.parse(text)):
        if not hasattr(node, 'lineno'):
            continue
        start, end = within(text, node)
        if start < head:
            continue
        if isinstance(node, ast.Constant):
            yield from constants(node.value, start, end)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ('range', 'len'):
            for sign in '-+':
                yield 'off-by-one', start, end, '(' + text[start:end] + ' ' + sign + ' 1)' if node.func.id == 'len' else (
                    text[start:end - 1] + ' ' + sign + ' 1)')
        if isinstance(node, (ast.If, ast.IfExp, ast.While)):
            a, b = within(text, node.test)
            yield 'operator', a, b, '(not (' + text[a:b] + '))'
        if isinstance(node, ast.Return) and node.value is not None:
            a, b = within(text, node.value)
            yield 'operator', a, b, '(not (' + text[a:b] + '))'
            yield 'constant', a, b, 'None'
            yield 'off-by-one', a, b, '(' + text[a:b] + ')[1:]'


def is_loop(text, start):
    """Whether the word in belongs to a for."""
    line = text[text.rfind('\n', 0, start) + 1:start]
    return 'for' in line.split() and line.split()[::-1].index('for') <= 2 or line.strip().startswith('for ') or '[for' in line


def constants(value, start, end):
    if isinstance(value, bool):
        yield 'constant', start, end, repr(not value)
    elif isinstance(value, int):
        yield 'off-by-one', start, end, str(value + 1)
        if value > 0:
            yield 'off-by-one', start, end, str(value - 1)
        yield 'constant', start, end, str(value * 3 + 7)
    elif isinstance(value, float):
        yield 'constant', start, end, repr(value + 0.75)
    elif isinstance(value, str) and value.isprintable():
        yield 'constant', start, end, repr(value[1:] if value else 'x')
        yield 'constant', start, end, repr(value + 'q')


def fails(row, solution):
    """In what way plain CPython refuses it: assert, raise or late; empty if it doesn't."""
    program = row['prompt'] + solution + '\n' + row['test'] + '\ncheck(' + row['entry_point'] + ')\n'
    try:
        compile(program, 'p', 'exec')
    except SyntaxError:
        return ''
    try:
        done = subprocess.run(['/usr/bin/python3', '-I', '-S', '-c', program], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return 'late'
    if done.returncode == 0:
        return ''
    return 'assert' if b'AssertionError' in done.stderr.splitlines()[-1] else 'raise'


def chosen(row):
    text = row['prompt'] + row['canonical_solution']
    head = len(row['prompt'])
    found = {}
    for kind, start, end, put in edits(text, head):
        changed = text[:start] + put + text[end:]
        found.setdefault(changed, (kind, start - head, end - head, put))
    order = sorted(found.items(), key=lambda e: (coarse(e[1][3]), hashlib.sha256((row['task_id'] + repr(e[1])).encode()).hexdigest()))
    picked, counts, reserve = [], {}, []
    for changed, edit in order:
        if counts.get(edit[0], 0) >= 2:
            reserve.append((changed, edit))
            continue
        if keep(row, changed[head:], edit, picked):
            counts[edit[0]] = counts.get(edit[0], 0) + 1
        if len(picked) == EACH:
            break
    for changed, edit in reserve:
        if len(picked) >= EACH:
            break
        keep(row, changed[head:], edit, picked)
    return picked


def coarse(put):
    """Faults that replace a whole value come last."""
    return put == 'None' or put.endswith(')[1:]') or put.startswith('(not (')


def keep(row, solution, edit, picked):
    how = fails(row, solution)
    if how in ('assert', 'raise') or how == 'late' and not any(p[-1] == 'late' for p in picked) and len(picked) == EACH - 1:
        picked.append((row['task_id'], *edit, how))
        return True
    return False


def main():
    warnings.simplefilter('ignore')
    rows = [json.loads(line) for line in open('rows.jsonl')]
    kinds = {}
    with open('mutants.jsonl', 'w') as out:
        for row in rows:
            assert fails(row, row['canonical_solution']) == '', row['task_id']
            picked = chosen(row)
            if len(picked) < 3:
                sys.exit(row['task_id'] + ' has only ' + str(len(picked)))
            for one in picked:
                kinds[one[1], one[-1]] = kinds.get((one[1], one[-1]), 0) + 1
                out.write(json.dumps(one[:-1]) + '\n')
    print(sum(kinds.values()), kinds)


main()
