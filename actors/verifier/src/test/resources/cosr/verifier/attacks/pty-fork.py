# tries: a terminal of its own with a child on it
# success: the child runs
# seen by: the output, the processes of the sandbox
import os, pty

try:
    pid, fd = pty.fork()
    if pid == 0:
        os._exit(0)
    print("did-" + A["id"])
except OSError as e:
    print(e.errno)
