# tries: to use up the inodes by empty files and folders
# success: the next job can make none
# seen by: the next job, the time that the job takes
import os

n = 0
try:
    while n < 1_000_000:
        os.mkdir("/tmp/%d" % n)
        n += 1
except OSError as e:
    print(n, e.errno)
