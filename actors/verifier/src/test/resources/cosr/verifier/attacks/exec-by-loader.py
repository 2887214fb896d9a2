# tries: to run a program by naming it to the dynamic loader
# success: the program runs
# seen by: the output
# bites
import glob, os

for loader in glob.glob("/lib64/ld-linux*") + glob.glob("/lib/ld-linux*") + glob.glob("/usr/lib/*/ld-linux*"):
    try:
        os.execv(loader, [loader, "/usr/bin/env", "echo", "did-" + A["id"]])
    except OSError as e:
        print(e.errno)
