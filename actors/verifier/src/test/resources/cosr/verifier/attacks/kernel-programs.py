# tries: programs and maps of BPF, counters of events, tracing
# success: one is made
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
x86 = os.uname().machine == "x86_64"
attributes = ctypes.create_string_buffer(128)
attributes[0:16] = b"".join(n.to_bytes(4, "little") for n in (2, 4, 4, 1))
if libc.syscall(321 if x86 else 280, 0, attributes, 128) >= 0:
    print("did-" + A["id"], "map")
event = ctypes.create_string_buffer(128)
event[0:8] = (1).to_bytes(4, "little") + (128).to_bytes(4, "little")
for pid in (0, -1, 1):
    if libc.syscall(298 if x86 else 241, event, pid, 0 if pid == -1 else -1, -1, 0) >= 0:
        print("did-" + A["id"], "counter", pid)
