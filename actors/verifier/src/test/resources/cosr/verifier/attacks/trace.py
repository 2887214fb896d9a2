# tries: to trace another process, and to have itself traced
# success: the call is carried out
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
for pid in (os.getppid(), 1, 2, A["pid"]):
    if pid not in (0, os.getpid()):
        for request in (16, 0x4206):
            if libc.ptrace(request, pid, 0, 0) == 0:
                print("did-" + A["id"], pid)
if libc.ptrace(0, 0, 0, 0) == 0:
    print("did-" + A["id"])
