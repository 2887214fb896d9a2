# tries: to leave named semaphores, named memory and queues of POSIX for the next job
# success: the host finds them
# seen by: /dev/shm and the queues of the host, the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
name = b"/cosr-" + A["id"].encode()
for call in (
    lambda: libc.sem_open(name, os.O_CREAT, 0o666, 1) or -1,
    lambda: libc.shm_open(name, os.O_CREAT | os.O_RDWR, 0o666),
    lambda: libc.mq_open(name, os.O_CREAT | os.O_RDWR, 0o666, None),
):
    if call() > 0:
        print("did-" + A["id"])
