# tries: the newer calls that mount: open_tree, move_mount, fsopen, fsconfig, fsmount, mount_setattr
# success: one of them is carried out
# seen by: the output
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for call in (
    lambda: libc.syscall(428, -100, b"/", 1),
    lambda: libc.syscall(430, b"tmpfs", 0),
    lambda: libc.syscall(430, b"proc", 0),
    lambda: libc.syscall(433, -100, b"/usr", 0),
    lambda: libc.syscall(442, -100, b"/", 0x8000, (ctypes.c_uint64 * 4)(0, 1, 0, 0), 32),
):
    if call() >= 0:
        print("did-" + A["id"])
