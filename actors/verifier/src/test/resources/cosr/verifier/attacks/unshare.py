# tries: namespaces of its own, one kind at a time and all together
# success: one is made
# seen by: the output
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for flags in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x8000000, 0x4000000, 0x2000000, 0x80, 0x7E020000):
    if libc.unshare(flags) == 0:
        print("did-" + A["id"], hex(flags))
