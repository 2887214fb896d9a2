# tries: to fill the disk with one file, and with as many as it takes
# success: the machine's disk or memory goes, the next job has no room
# seen by: the next job, resident memory of the sandbox
import os

n = 0
while n < 300:
    try:
        with open("/tmp/%d" % n, "wb") as f:
            for _ in range(64):
                f.write(bytes(1 << 20))
    except OSError as e:
        if n == 0:
            print(e.errno)
    n += 1
