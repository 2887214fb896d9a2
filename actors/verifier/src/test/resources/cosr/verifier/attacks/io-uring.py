# tries: a ring of requests, by which the kernel opens files past the filter
# success: the ring is made
# seen by: the output
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for entries in (1, 8):
    if libc.syscall(425, entries, ctypes.create_string_buffer(256)) >= 0:
        print("did-" + A["id"])
if libc.syscall(426, 0, 0, 0, 0, 0, 0) >= 0 or libc.syscall(427, 0, 0, 0, 0) >= 0:
    print("did-" + A["id"])
context = ctypes.c_ulong(0)
if libc.syscall(206, 8, ctypes.byref(context)) == 0:
    print("did-" + A["id"], "aio")
