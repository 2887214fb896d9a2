# tries: to put a filter of its own in front of the sandbox's, one that allows all or that asks it
# success: what was refused is allowed afterwards
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
allow = (ctypes.c_uint16 * 4)(0x06, 0, 0, 0x7FFF)
program = (ctypes.c_uint64 * 2)(1, ctypes.addressof(allow))
libc.prctl(22, 2, program, 0, 0)
number = 317 if os.uname().machine == "x86_64" else 277
for flags in (0, 1, 8, 9):
    got = libc.syscall(number, 1, flags, program)
    if got > 0:
        print("did-" + A["id"], "listener")
if libc.unshare(0x10000000) == 0 or libc.syscall(425, 1, ctypes.create_string_buffer(256)) >= 0:
    print("did-" + A["id"])
