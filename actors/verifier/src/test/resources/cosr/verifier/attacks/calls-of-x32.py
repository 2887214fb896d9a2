# tries: calls with the bit of the x32 interface, which a filter of numbers alone does not know
# success: one is carried out
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if os.uname().machine == "x86_64":
    for number, args in ((41, (1, 1, 0)), (39, ()), (57, ()), (272, (0x10000000,)), (59, (b"/usr/bin/true", 0, 0))):
        for bits in (0x40000000, 1 << 32):
            got = libc.syscall(ctypes.c_long(number | bits), *args)
            if got == 0 and number == 57:
                os._exit(0)
            if got >= 0 and bits == 0x40000000:
                print("did-" + A["id"], number)
