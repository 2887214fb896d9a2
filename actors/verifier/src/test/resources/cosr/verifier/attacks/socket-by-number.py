# tries: sockets by the number of the call, with flags in the kind, and pairs of them
# success: one is made
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
call = 41 if os.uname().machine == "x86_64" else 198
for family in (1, 2, 10, 16, 17, 38, 40):
    for kind in (1, 2, 3, 5, 1 | 0o2000000, 2 | 0o4000, 1 | 1 << 33):
        if libc.syscall(call, family, ctypes.c_ulong(kind), 0) >= 0:
            print("did-" + A["id"], family, kind)
