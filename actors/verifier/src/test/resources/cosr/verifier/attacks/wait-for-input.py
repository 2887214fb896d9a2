# tries: to read more input than there is, for ever
# success: the job outlives its limit, or reads what is meant for the sandbox
# seen by: the time that the job takes, the next job, the output
import os, sys

print(sys.stdin.read()[:100])
for fd in range(0, 32):
    try:
        os.set_blocking(fd, False)
        print(fd, os.read(fd, 1 << 16)[:4000])
    except OSError:
        pass
