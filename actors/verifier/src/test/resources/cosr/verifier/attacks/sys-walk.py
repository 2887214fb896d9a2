# tries: control groups, devices and kernel settings under /sys
# success: a file there can be written
# seen by: the output
import os

for folder, folders, files in os.walk("/sys/fs/cgroup"):
    for name in files:
        if name in ("cgroup.procs", "tasks", "memory.max", "release_agent"):
            try:
                open(os.path.join(folder, name), "a").close()
                print("did-" + A["id"], folder, name)
            except OSError:
                pass
    if folder.count("/") > 6:
        del folders[:]
