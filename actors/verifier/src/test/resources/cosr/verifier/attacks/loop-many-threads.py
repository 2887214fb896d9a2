# tries: to use more processors than one
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
# computes
import hashlib, threading


def work():
    while True:
        hashlib.sha256(bytes(1 << 22)).digest()


for _ in range(8):
    threading.Thread(target=work).start()
