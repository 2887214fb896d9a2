# tries: to run a command by the standard library
# success: the command's output arrives
# seen by: the output, the folder on the host
# bites
import os, subprocess

for run in (
    lambda: subprocess.run(["/bin/sh", "-c", "echo did-" + A["id"]]),
    lambda: os.system("echo did-" + A["id"] + " > " + A["dir"] + "/system"),
    lambda: print(os.popen("echo did-" + A["id"]).read()),
    lambda: os.posix_spawn("/bin/sh", ["sh", "-c", "echo did-" + A["id"]], {}),
    lambda: os.spawnv(os.P_WAIT, "/bin/sh", ["sh", "-c", "echo did-" + A["id"]]),
):
    try:
        run()
    except BaseException as e:
        print(type(e).__name__)
