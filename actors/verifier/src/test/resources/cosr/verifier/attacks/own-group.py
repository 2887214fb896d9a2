# tries: a session and a group of its own, the terminal's foreground, to be the parent of orphans
# success: it survives when its group is ended
# seen by: the processes of the sandbox after the job, the time that it takes
import ctypes, os, time

libc = ctypes.CDLL(None, use_errno=True)
for become in (os.setsid, lambda: os.setpgid(0, 0), lambda: os.setpgid(0, os.getppid()), lambda: os.tcsetpgrp(0, os.getpgrp())):
    try:
        become()
    except OSError as e:
        print(e.errno)
libc.prctl(36, 1, 0, 0, 0)
libc.prctl(1, 0, 0, 0, 0)
time.sleep(60)
