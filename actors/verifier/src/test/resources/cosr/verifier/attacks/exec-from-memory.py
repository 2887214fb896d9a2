# tries: to run a program from a file in memory that no mount forbids
# success: the program runs
# seen by: the output
# bites
import ctypes, os

try:
    fd = os.memfd_create("x")
except OSError:
    fd = ctypes.CDLL(None).memfd_create(b"x", 0)
os.write(fd, open("/usr/bin/env", "rb").read())
os.execve(fd, ["env", "echo", "did-" + A["id"]], {"PATH": "/usr/bin"})
