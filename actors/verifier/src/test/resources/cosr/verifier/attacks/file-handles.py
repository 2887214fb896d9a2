# tries: to open files by their handles instead of their names, past what is mounted over them
# success: a file is opened by a handle
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
name_to, open_by = (303, 304) if os.uname().machine == "x86_64" else (264, 265)
handle = ctypes.create_string_buffer(136)
handle[0:4] = (128).to_bytes(4, "little")
mount = ctypes.c_int()
for path in (b"/", b"/usr", b"/tmp", b"/proc"):
    if libc.syscall(name_to, -100, path, handle, ctypes.byref(mount), 0) == 0:
        at = os.open(path, os.O_RDONLY)
        if libc.syscall(open_by, at, handle, os.O_RDONLY) >= 0:
            print("did-" + A["id"])
        os.close(at)
