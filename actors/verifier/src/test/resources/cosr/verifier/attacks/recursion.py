# tries: to overflow the stack by calls of Python
# success: the sandbox is lost, or a core file is written
# seen by: the next job, the folder on the host
# computes
import sys

sys.setrecursionlimit(1 << 30)


def f():
    f()


f()
