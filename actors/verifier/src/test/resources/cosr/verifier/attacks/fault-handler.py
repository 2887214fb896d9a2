# tries: to answer page faults itself, which stops the kernel at a place of its choice
# success: the handler is made
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
number = 323 if os.uname().machine == "x86_64" else 282
for flags in (0, 1, 0o2000000 | 1):
    if libc.syscall(number, flags) >= 0:
        print("did-" + A["id"])
