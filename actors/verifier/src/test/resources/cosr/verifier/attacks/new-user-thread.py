# tries: clone flags of a thread together with those of namespaces, to slip through a filter on flags
# success: the call is carried out
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
clone = 56 if os.uname().machine == "x86_64" else 220
THREAD, VM, SIGHAND = 0x10000, 0x100, 0x800
for flag in (0x10000000, 0x20000000, 0x20000, 0x40000000, 0x08000000, 0x04000000, 0x02000000):
    stack = ctypes.create_string_buffer(65536)
    top = (ctypes.addressof(stack) + 65000) & ~15
    pid = libc.syscall(clone, ctypes.c_ulong(flag | 17), ctypes.c_void_p(0), 0, 0, 0)
    if pid == 0:
        os.write(1, ("did-" + A["id"] + "\n").encode())
        os._exit(0)
    if pid > 0:
        print("did-" + A["id"])
