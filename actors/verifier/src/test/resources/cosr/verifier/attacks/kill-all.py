# tries: to end everything that it may signal, and all of its group
# success: another process ends
# seen by: a process of the host with the same user, the next job
import os, signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
for pid, number in ((-1, signal.SIGTERM), (0, signal.SIGTERM), (-1, signal.SIGSTOP), (-1, signal.SIGKILL), (0, signal.SIGKILL)):
    try:
        os.kill(pid, number)
    except OSError as e:
        print(pid, e.errno)
