# tries: files in memory that count to no process
# success: more memory than the limit
# seen by: resident memory of the sandbox during the job, the next job
import os

kept = []
while True:
    fd = os.memfd_create("x")
    kept.append(fd)
    for i in range(64):
        os.write(fd, bytes(1 << 20))
