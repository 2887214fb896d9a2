# tries: to get all rights in a user namespace of its own, by unshare, clone and clone3
# success: it is root there, and mounts
# seen by: the output of a process that has become root, the mounts
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
NEWUSER, NEWNS, SIGCHLD = 0x10000000, 0x00020000, 17


def inside():
    open("/proc/self/uid_map", "w").write("0 %d 1" % os.getuid())
    if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0:
        os.write(1, ("did-" + A["id"] + "\n").encode())
    os._exit(0)


args = (ctypes.c_uint64 * 11)(NEWUSER | NEWNS, 0, 0, 0, SIGCHLD)
clone = 56 if os.uname().machine == "x86_64" else 220
for call in (
    lambda: libc.syscall(clone, NEWUSER | NEWNS | SIGCHLD, 0, 0, 0, 0),
    lambda: libc.syscall(435, args, 88),
    lambda: libc.unshare(NEWUSER | NEWNS),
):
    if call() == 0:
        inside()
