# tries: a pool of processes, a manager with its socket, shared memory
# success: another process computes, shared memory stays behind
# seen by: the output, the processes of the sandbox, /dev/shm of the host
# bites
import multiprocessing as m, os
from multiprocessing import shared_memory

try:
    block = shared_memory.SharedMemory(name="cosr-" + A["id"], create=True, size=64)
    block.buf[:4] = b"left"
    from multiprocessing import resource_tracker

    resource_tracker.unregister(block._name, "shared_memory")
except BaseException as e:
    print(type(e).__name__)
try:
    with m.get_context("fork").Pool(2) as pool:
        print(pool.map(str, ["did-" + A["id"]]))
except BaseException as e:
    print(type(e).__name__)
