# tries: the kernel's store of keys, which no namespace but the user's parts
# success: a key is kept, or the keys of others are listed
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
add, request, control = (248, 249, 250) if os.uname().machine == "x86_64" else (217, 218, 219)
for ring in (-1, -2, -3, -4, -5):
    if libc.syscall(add, b"user", b"cosr-" + A["id"].encode(), b"left", 4, ring) > 0:
        print("did-" + A["id"], "key", ring)
    if libc.syscall(control, 0, ring, 1) > 0:
        print("did-" + A["id"], "ring", ring)
if libc.syscall(request, b"user", b"cosr", 0, 0) > 0:
    print("did-" + A["id"], "found")
