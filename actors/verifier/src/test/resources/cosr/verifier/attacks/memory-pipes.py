# tries: pipes and socket pairs filled with data, memory of the kernel
# success: the machine's memory goes
# seen by: the next job, the time that the job takes
import os, socket

kept = []
while True:
    try:
        r, w = os.pipe()
        os.set_blocking(w, False)
        kept.append((r, w))
        while True:
            os.write(w, bytes(1 << 16))
    except OSError as e:
        if e.errno == 24:
            break
