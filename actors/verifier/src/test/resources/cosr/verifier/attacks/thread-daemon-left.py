# tries: to go on writing in a thread after the program's end
# success: the next job's output or report is mixed with it
# seen by: the next job
import os, threading, time


def write():
    while True:
        for fd in range(1, 16):
            try:
                os.write(fd, b"00000000\n")
            except OSError:
                pass


threading.Thread(target=write, daemon=True).start()
time.sleep(0.05)
