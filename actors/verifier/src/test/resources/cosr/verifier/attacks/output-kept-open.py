# tries: to end and to leave the streams open in copies
# success: the reader of the output waits for ever
# seen by: the time that the job takes, the next job
import os, threading, time

for _ in range(8):
    os.dup(1)
    os.dup(2)
threading.Thread(target=lambda: time.sleep(30)).start()
os.kill(os.getpid(), 9)
