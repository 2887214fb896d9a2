# tries: to become a daemon: two forks, a session of its own, no inherited files
# success: the daemon writes a file on the host, or is still there afterwards
# seen by: the folder on the host, the processes of the sandbox
# bites
import os, time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.closerange(0, 64)
        open(A["dir"] + "/daemon", "w").write(A["id"])
        time.sleep(2)
    os._exit(0)
os.wait()
time.sleep(0.1)
