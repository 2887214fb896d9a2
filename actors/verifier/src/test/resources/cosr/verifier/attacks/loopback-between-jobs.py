# tries: to wait at a port or a name for the next job, in a process that stays
# success: the next job, or that of another slot, can be reached
# seen by: the next job
import os, socket

for family, at in ((socket.AF_INET, ("127.0.0.1", 7777)), (socket.AF_UNIX, "\0left"), (socket.AF_UNIX, "/tmp/left")):
    try:
        s = socket.socket(family)
        s.bind(at)
        s.listen()
        print("did-" + A["id"])
    except OSError as e:
        print(type(e).__name__)
