# tries: to close and to replace the streams that the sandbox reads
# success: the sandbox waits for ever, or takes another's output
# seen by: the time that the job takes, the next job
import os, sys

sys.stdout.close()
sys.stderr.close()
os.close(0)
for fd in range(0, 64):
    try:
        os.close(fd)
    except OSError:
        pass
import time

time.sleep(0.2)
