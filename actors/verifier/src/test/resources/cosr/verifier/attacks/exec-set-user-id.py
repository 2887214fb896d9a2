# tries: programs of the system that run as root
# success: one runs
# seen by: the output
import os, subprocess

for program in ("/usr/bin/su", "/usr/bin/mount", "/usr/bin/passwd", "/usr/bin/newgrp", "/usr/bin/chsh", "/usr/bin/bwrap"):
    try:
        subprocess.run([program, "--version"], timeout=1)
        print("did-" + A["id"])
    except BaseException as e:
        print(program, type(e).__name__)
