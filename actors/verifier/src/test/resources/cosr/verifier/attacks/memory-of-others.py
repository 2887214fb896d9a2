# tries: to read and to write the memory of other processes by their number
# success: bytes of another process are copied
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(64)
here = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 64)
there = (ctypes.c_void_p * 2)(id(os), 64)
for pid in (os.getppid(), 1, 2, A["pid"]):
    if pid not in (0, os.getpid()):
        for call in (libc.process_vm_readv, libc.process_vm_writev):
            call.restype = ctypes.c_ssize_t
            if call(pid, here, 1, there, 1, 0) > 0:
                print("did-" + A["id"], pid)
if libc.syscall(312, os.getpid(), os.getppid(), 2, 0, 0) >= 0 and os.uname().machine == "x86_64":
    print("did-" + A["id"], "compared")
