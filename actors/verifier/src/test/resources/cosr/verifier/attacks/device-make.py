# tries: to make the devices of disk, memory and kernel messages
# success: one can be opened
# seen by: the output
import os, stat

for kind, major, minor in ((stat.S_IFBLK, 254, 0), (stat.S_IFBLK, 8, 0), (stat.S_IFCHR, 1, 1), (stat.S_IFCHR, 1, 11), (stat.S_IFCHR, 10, 229)):
    for folder in ("/tmp", "/dev", "/dev/shm"):
        try:
            path = folder + "/node%d-%d" % (major, minor)
            os.mknod(path, kind | 0o666, os.makedev(major, minor))
            os.open(path, os.O_RDONLY)
            print("did-" + A["id"])
        except OSError as e:
            print(e.errno)
