# tries: to run a copy of a program in its own folder, and to load a library from there
# success: the program runs
# seen by: the output
# bites
import os

path = "/tmp/x-" + A["id"]
open(path, "wb").write(open("/usr/bin/env", "rb").read())
os.chmod(path, 0o4755)
try:
    os.execv(path, ["env", "PATH=/usr/bin", "echo", "did-" + A["id"]])
finally:
    os.unlink(path)
