# tries: to kill its parent and the first processes that it can name
# success: another process ends
# seen by: the next job, the job in the other sandbox
import os, signal

for pid in [os.getppid()] + list(range(1, 12)):
    if pid not in (0, os.getpid()):
        for number in (signal.SIGCONT, signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(pid, number)
            except OSError as e:
                print(pid, e.errno)
