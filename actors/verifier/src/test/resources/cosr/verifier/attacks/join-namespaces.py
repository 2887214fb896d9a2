# tries: to join the namespaces of other processes
# success: one is joined
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for pid in ("1", "self", str(os.getppid()), str(A["pid"])):
    for kind in ("mnt", "pid", "net", "ipc", "uts", "user", "cgroup", "time"):
        try:
            fd = os.open("/proc/%s/ns/%s" % (pid, kind), os.O_RDONLY)
            if libc.setns(fd, 0) == 0:
                print("did-" + A["id"], pid, kind)
        except OSError:
            pass
    fd = libc.syscall(434, int(pid) if pid.isdigit() else os.getpid(), 0)
    if fd >= 0 and libc.setns(fd, 0x20000) == 0:
        print("did-" + A["id"])
