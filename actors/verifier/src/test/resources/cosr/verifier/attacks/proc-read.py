# tries: to read command lines, environments, memory and files of other processes
# success: something of another process is in the output
# seen by: the output
# bites
import os

try:
    pids = [p for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()]
except OSError:
    pids = ["1", str(os.getppid()), str(A["pid"])]
for pid in pids:
    for name in ("cmdline", "environ", "maps", "status", "root", "cwd", "fd"):
        try:
            path = "/proc/%s/%s" % (pid, name)
            text = os.readlink(path) if name in ("root", "cwd") else str(os.listdir(path)) if name == "fd" else open(path).read()
            if text:
                print("did-" + A["id"], pid, name)
        except OSError:
            pass
