# tries: to replace the interpreter by a shell
# success: the shell writes a file on the host, or its output arrives
# seen by: the folder on the host, the output
# bites
import os

script = "echo x > %s/shell; echo did-%s" % (A["dir"], A["id"])
for shell in ("/bin/sh", "/usr/bin/dash", "/usr/bin/bash", "/usr/bin/env"):
    try:
        args = [shell, "-c", script] if shell != "/usr/bin/env" else [shell, "sh", "-c", script]
        os.execv(shell, args)
    except OSError:
        pass
