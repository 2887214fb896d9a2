# tries: to have signals sent by the kernel, by the owner of a file and by a timer
# success: another process ends
# seen by: a process of the host with the same user, the next job
import fcntl, os

r, w = os.pipe()
for pid in (A["pid"], os.getppid(), -1, 1):
    try:
        fcntl.fcntl(r, fcntl.F_SETOWN, pid)
        fcntl.fcntl(r, 10, 9)
        fcntl.fcntl(r, fcntl.F_SETFL, os.O_ASYNC)
        os.write(w, b"x")
    except (OSError, ValueError) as e:
        print(pid, type(e).__name__)
