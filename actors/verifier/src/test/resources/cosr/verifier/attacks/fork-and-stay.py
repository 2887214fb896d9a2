# tries: to leave a process behind that goes on when the job has ended
# success: the process writes a file on the host, or is still there afterwards
# seen by: the folder on the host, the processes of the sandbox
# bites
import os, time

if os.fork() == 0:
    open(A["dir"] + "/forked", "w").write(A["id"])
    time.sleep(2)
    os._exit(0)
