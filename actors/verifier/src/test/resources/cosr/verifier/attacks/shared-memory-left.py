# tries: to leave shared memory, semaphores and queues of System V for the next job
# success: the next job or the host finds them
# seen by: the next job, the host's lists of them
# bites
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
segment = libc.shmget(A["key"], 4096, 0o1666)
if segment >= 0:
    print("did-" + A["id"], "memory")
if libc.semget(A["key"], 1, 0o1666) >= 0:
    print("did-" + A["id"], "semaphore")
if libc.msgget(A["key"], 0o1666) >= 0:
    print("did-" + A["id"], "queue")
