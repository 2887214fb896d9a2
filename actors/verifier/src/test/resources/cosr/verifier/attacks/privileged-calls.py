# tries: calls for administrators: clock, host name, swap, modules, accounting, ports, quotas, loading a kernel
# success: one gets further than the refusal
# seen by: the output
import ctypes, errno, os

libc = ctypes.CDLL(None, use_errno=True)
zero = ctypes.create_string_buffer(256)
calls = {
    "settimeofday": lambda: libc.settimeofday(zero, None),
    "clock_settime": lambda: libc.clock_settime(0, zero),
    "adjtimex": lambda: libc.adjtimex((ctypes.c_uint32 * 64)(1 << 14)),
    "sethostname": lambda: libc.sethostname(b"x", 1),
    "setdomainname": lambda: libc.setdomainname(b"x", 1),
    "swapon": lambda: libc.swapon(b"/tmp/x", 0),
    "acct": lambda: libc.acct(None),
    "syslog": lambda: libc.klogctl(3, zero, 16),
    "vhangup": lambda: libc.vhangup(),
}
if os.uname().machine == "x86_64":
    calls.update({
        "iopl": lambda: libc.syscall(172, 3),
        "ioperm": lambda: libc.syscall(173, 0x80, 1, 1),
        "init_module": lambda: libc.syscall(175, zero, 16, b""),
        "delete_module": lambda: libc.syscall(176, b"x", 0),
        "kexec_load": lambda: libc.syscall(246, 0, 0, 0, 0),
        "quotactl": lambda: libc.syscall(179, 0x800002, b"/dev/x", 0, zero),
        "lookup_dcookie": lambda: libc.syscall(212, ctypes.c_ulong(1), zero, 16),
        "modify_ldt": lambda: libc.syscall(154, 0, zero, 16),
        "nfsservctl": lambda: libc.syscall(180, 0, 0, 0),
    })
for name, call in calls.items():
    ctypes.set_errno(0)
    if call() >= 0 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS, errno.EACCES):
        print("did-" + A["id"], name, ctypes.get_errno())
