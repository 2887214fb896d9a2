# tries: to write a file of the host, by several calls
# success: the folder on the host has another file, or one has changed
# seen by: the folder on the host
# bites
import os

for make in (
    lambda: open(A["dir"] + "/written", "w").write("x"),
    lambda: os.mkdir(A["dir"] + "/made"),
    lambda: os.symlink("/", A["dir"] + "/link"),
    lambda: os.rename(A["dir"] + "/secret", A["dir"] + "/moved"),
    lambda: os.truncate(A["dir"] + "/secret", 0),
    lambda: os.mkfifo(A["dir"] + "/fifo"),
):
    try:
        make()
    except OSError as e:
        print(e.errno)
