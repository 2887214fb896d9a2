# tries: to lock memory, and to raise what may be locked
# success: memory is locked
# seen by: the output
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(1 << 26)
if libc.mlockall(7) == 0 and libc.mlock(buffer, 1 << 26) == 0:
    print("did-" + A["id"])
