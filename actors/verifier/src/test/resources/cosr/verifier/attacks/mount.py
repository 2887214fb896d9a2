# tries: mounts of each kind over and beneath what it sees
# success: there is another mount, or something under one is read
# seen by: the mounts of the sandbox, the output, the next job
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
BIND, REC, REMOUNT, MOVE, SHARED = 4096, 16384, 32, 8192, 1 << 20
for source, target, kind, flags in (
    (b"none", b"/tmp", b"tmpfs", 0),
    (b"proc", b"/tmp", b"proc", 0),
    (b"sysfs", b"/tmp", b"sysfs", 0),
    (b"devtmpfs", b"/tmp", b"devtmpfs", 0),
    (b"cgroup2", b"/tmp", b"cgroup2", 0),
    (b"overlay", b"/tmp", b"overlay", 0),
    (b"/", b"/tmp", None, BIND | REC),
    (b"none", b"/", None, REMOUNT | BIND),
    (b"none", b"/dev", None, REMOUNT),
    (b"/tmp", b"/usr", None, MOVE),
    (b"none", b"/", None, SHARED | REC),
):
    if libc.mount(source, target, kind, flags, None) == 0:
        print("did-" + A["id"], source, target, flags)
for target in (b"/proc", b"/tmp", b"/dev", b"/usr", b"/"):
    for flags in (0, 2):
        if libc.umount2(target, flags) == 0:
            print("did-" + A["id"], target)
try:
    print(os.listdir("/proc")[:3])
except OSError:
    pass
