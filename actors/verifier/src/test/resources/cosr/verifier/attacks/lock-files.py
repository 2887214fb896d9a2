# tries: to lock files that every interpreter reads, and to hold the locks
# success: the next job waits for them
# seen by: the next job
import fcntl, glob, os, time

kept = []
for path in glob.glob("/usr/lib/python3.11/*.py")[:40]:
    try:
        f = open(path)
        kept.append(f)
        fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        pass
time.sleep(0.2)
