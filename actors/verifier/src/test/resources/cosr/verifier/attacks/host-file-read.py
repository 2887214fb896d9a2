# tries: to read a file of the host by its path
# success: the secret in it is in the output
# seen by: the output
# bites
import os

for path in (A["dir"] + "/secret", "/proc/1/root" + A["dir"] + "/secret", "/proc/self/root" + A["dir"] + "/secret"):
    try:
        print(open(path).read())
    except OSError as e:
        print(e.errno)
