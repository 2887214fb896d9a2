# tries: to put other files in the places of those that the sandbox uses, and to close all
# success: the job's end is not noticed
# seen by: the time that the job takes, the next job
import os

null = os.open("/dev/null", os.O_RDWR)
for fd in range(0, 256):
    if fd != null:
        try:
            os.dup2(null, fd)
        except OSError:
            pass
os.closerange(0, 4096)
