"""A warm interpreter that forks one confined process for each job and says what became of it.

Standard input: a header line for each job, and behind it what the child reads by itself, so that
this process never holds a program, a test or an expected value. Standard output: what the child of
a function task says, and a line with a point when it has ended. Standard error: lines of this
process alone, which no child can write; each gives a token that the next header has to name, and
that is made when no child is alive.
"""

import fcntl
import gc
import mmap
import os
import select
import signal
import sys
import time

import isolate
import jobs

_STAGE = mmap.mmap(-1, 4096)
_CONTROL = 2
_MODES = [fcntl.fcntl(descriptor, fcntl.F_GETFL) for descriptor in (0, 1)]


def _write(descriptor, data):
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view):]


def _header(token):
    """The words of the next header; what a dead child left unread is passed over."""
    wanted = b"job " + token.encode() + b" "
    line = b""
    while True:
        more = os.read(0, 1)
        if not more:
            os._exit(0)
        if more != b"\n":
            line = (line + more)[-256:]
        elif line.startswith(wanted):
            return line.decode().split()[2:]
        else:
            line = b""


def _status(code, usage, late, limit):
    """How the child ended: a word and a number."""
    if late:
        return "wall", 0
    if os.WIFSIGNALED(code):
        number = os.WTERMSIG(code)
        spent = usage.ru_utime + usage.ru_stime
        if number == signal.SIGXCPU or (number == signal.SIGKILL and spent > limit / 2):
            return "cpu", 0
        if number == signal.SIGKILL:
            # Nothing within can send it to the first process of a namespace.
            return "lost", 0
        return "signal", number
    return "exit", os.WEXITSTATUS(code)


def _hand_over(descriptor, count):
    """Copies what a job wrote without holding a byte of it, which the next job would inherit."""
    place = 0
    while place < count:
        place += os.sendfile(_CONTROL, descriptor, place, count - place)


def _run(kind, cpu, wall, memory, output):
    """Runs one job and reports it."""
    _STAGE[0] = 0
    writes = kind == "script"
    out, err = (os.memfd_create("out"), os.memfd_create("err")) if writes else (-1, -1)
    begun = time.monotonic()
    apart = kind != "judge"
    child = isolate.fork_apart() if apart else os.fork()
    if child == 0:
        jobs.child(kind, _STAGE, out, err, cpu, memory, output)
    watch = os.pidfd_open(child)
    poll = select.poll()
    poll.register(watch, select.POLLIN)
    late = not poll.poll(wall)
    if late:
        os.kill(child, signal.SIGKILL)
    _, code, usage = os.wait4(child, 0)
    spent = time.monotonic() - begun
    # The pipes are those of the next job as well, whatever this one made of them.
    for descriptor, mode in enumerate(_MODES):
        fcntl.fcntl(descriptor, fcntl.F_SETFL, mode)
    os.close(watch)
    word, number = _status(code, usage, late, cpu) if _STAGE[0] == 1 else ("lost", 0)
    said, complained = (os.fstat(out).st_size, os.fstat(err).st_size) if writes else (0, 0)
    if not writes:
        os.set_blocking(1, False)
        try:
            os.write(1, b"\n.\n")
        except BlockingIOError:
            pass
        os.set_blocking(1, True)
    token = os.urandom(8).hex()
    over = int(max(said, complained) > output)
    said, complained = min(said, output), min(complained, output)
    line = "done %s %d %d %d %d %d %d %d %s\n" % (
        word, number, int((usage.ru_utime + usage.ru_stime) * 1e6), int(spent * 1e6),
        usage.ru_maxrss, over, said, complained, token)
    _write(_CONTROL, line.encode())
    if writes:
        _hand_over(out, said)
        _hand_over(err, complained)
        os.close(out)
        os.close(err)
    return token


def main():
    isolate.end_with_parent()
    sys.set_int_max_str_digits(4300)
    gc.collect()
    gc.freeze()
    token = os.urandom(8).hex()
    _write(_CONTROL, ("ready %s\n" % token).encode())
    while True:
        kind, cpu, wall, memory, output = _header(token)
        token = _run(kind, int(cpu), int(wall), int(memory), int(output))
