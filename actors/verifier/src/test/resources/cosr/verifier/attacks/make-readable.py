# tries: to be dumpable and traceable by others, to keep its rights over a change of user
# success: the next job reads it, or it has rights
# seen by: the output, the next job
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(4, 1, 0, 0, 0)
libc.prctl(0x59616D61, -1, 0, 0, 0)
libc.prctl(8, 1, 0, 0, 0)
for which in range(0, 41):
    if libc.prctl(47, 2, which, 0, 0) == 0 or libc.prctl(24, which, 0, 0, 0) == 0:
        print("did-" + A["id"], "right", which)
if libc.prctl(22, 0, 0, 0, 0) == 0 or libc.prctl(38, 0, 0, 0, 0) == 0:
    print("did-" + A["id"])
