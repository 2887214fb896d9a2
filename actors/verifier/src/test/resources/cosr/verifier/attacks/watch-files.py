# tries: to watch which files others open, by inotify, fanotify and leases
# success: a watch is set
# seen by: the output
# bites
import ctypes, fcntl, os

libc = ctypes.CDLL(None, use_errno=True)
fd = libc.inotify_init1(0)
if fd >= 0 and libc.inotify_add_watch(fd, b"/usr/lib", 0xFFF) >= 0:
    print("did-" + A["id"])
if libc.fanotify_init(0, 0) >= 0:
    print("did-" + A["id"])
try:
    fd = os.open("/usr/lib/os-release", os.O_RDONLY)
    fcntl.fcntl(fd, fcntl.F_NOTIFY, fcntl.DN_ACCESS)
except OSError:
    pass
