# tries: to get at files by second names
# success: the host's file is read or changed
# seen by: the output, the folder on the host
import os

for path in (A["dir"] + "/mine", "/usr/bin/python3", "/usr/lib/os-release"):
    try:
        os.link(path, "/tmp/hard-" + A["id"])
        open("/tmp/hard-" + A["id"], "a").write("x")
    except OSError as e:
        print(e.errno)
    finally:
        if os.path.exists("/tmp/hard-" + A["id"]):
            os.unlink("/tmp/hard-" + A["id"])
