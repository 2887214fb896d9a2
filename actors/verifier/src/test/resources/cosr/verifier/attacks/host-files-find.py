# tries: to find what is on the host: users, keys, the code and the tests of this project
# success: a name in the output that only the host has
# seen by: the output
# bites
import os

for path in ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/root", "/home", "/work", "/var", "/opt", "/srv", "/run", "/sys", "/boot"):
    try:
        print(path, os.listdir(path)[:5] if os.path.isdir(path) else open(path).read()[:40])
        print("did-" + A["id"])
    except OSError as e:
        print(path, e.errno)
