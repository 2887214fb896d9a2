"""The system calls that a job may make, as an allow-list for the kernel's seccomp filter."""

import ctypes
import struct

# Name: number on x86-64, number on aarch64; None where there is no such call.
ALLOWED = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66),
    "pread64": (17, 67), "pwrite64": (18, 68), "open": (2, None), "openat": (257, 56),
    "close": (3, 57), "close_range": (436, 436), "lseek": (8, 62),
    "stat": (4, None), "fstat": (5, 80), "lstat": (6, None), "newfstatat": (262, 79),
    "statx": (332, 291), "statfs": (137, 43), "fstatfs": (138, 44),
    "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439),
    "getdents64": (217, 61), "getcwd": (79, 17), "chdir": (80, 49), "fchdir": (81, 50),
    "readlink": (89, None), "readlinkat": (267, 78),
    "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None),
    "unlink": (87, None), "unlinkat": (263, 35),
    "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276),
    "truncate": (76, 45), "ftruncate": (77, 46), "fsync": (74, 82), "fdatasync": (75, 83),
    "umask": (95, 166), "sendfile": (40, 71), "copy_file_range": (326, 285),
    "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24), "fcntl": (72, 25),
    "pipe": (22, None), "pipe2": (293, 59),
    "select": (23, None), "pselect6": (270, 72), "poll": (7, None), "ppoll": (271, 73),
    "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215), "mremap": (25, 216),
    "madvise": (28, 233), "brk": (12, 214), "membarrier": (324, 283),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "rt_sigtimedwait": (128, 137), "sigaltstack": (131, 132), "tgkill": (234, 131),
    "alarm": (37, None), "getitimer": (36, 102), "setitimer": (38, 103), "pause": (34, None),
    "restart_syscall": (219, 128),
    "nanosleep": (35, 101), "clock_nanosleep": (230, 115), "clock_gettime": (228, 113),
    "clock_getres": (229, 114), "gettimeofday": (96, 169), "time": (201, None),
    "times": (100, 153), "getrusage": (98, 165), "getrlimit": (97, 163),
    "getpid": (39, 172), "gettid": (186, 178), "getppid": (110, 173),
    "getuid": (102, 174), "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177),
    "futex": (202, 98), "set_robust_list": (273, 99), "rseq": (334, 293),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123),
    "getrandom": (318, 278), "uname": (63, 160), "sysinfo": (99, 179),
    "exit": (60, 93), "exit_group": (231, 94),
}

# Name: the two numbers, the argument that is looked at, and the values that it may have.
RESTRICTED = {
    # A thread as the C library starts it: no process, no namespace.
    "clone": ((56, 220), 0, (0x3D0F00,)),
    # Is it a terminal, how wide, close on exec or not, blocking or not.
    "ioctl": ((16, 29), 1, (0x5401, 0x5413, 0x5421, 0x5450, 0x5451)),
    # Only looked up.
    "prlimit64": ((302, 261), 2, (0,)),
}

# The C library falls back to clone where clone3 is unknown.
UNKNOWN = {"clone3": (435, 435)}

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16


class Program(ctypes.Structure):
    """The kernel's struct sock_fprog."""

    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


def instructions(machine):
    """The filter for a machine as it is named by uname, packed; KeyError where it is unknown."""
    column, audit = ARCHITECTURES[machine]
    code = []

    def add(operation, value, if_true=0, if_false=0):
        code.append(struct.pack("=HBBI", operation, if_true, if_false, value))

    add(_LOAD, _ARCHITECTURE)
    add(_EQUAL, audit, 1, 0)
    add(_RETURN, _KILL)
    add(_LOAD, _NUMBER)
    add(_AT_LEAST, 0x40000000, 0, 1)
    add(_RETURN, _KILL)
    allowed = [numbers[column] for numbers in ALLOWED.values() if numbers[column] is not None]
    behind = 2 * len(UNKNOWN) + sum(4 + len(values) for _, _, values in RESTRICTED.values()) + 1
    for place, number in enumerate(allowed):
        add(_EQUAL, number, len(allowed) - place - 1 + behind, 0)
    for numbers in UNKNOWN.values():
        add(_EQUAL, numbers[column], 0, 1)
        add(_RETURN, _ERRNO | _ENOSYS)
    for numbers, argument, values in RESTRICTED.values():
        add(_EQUAL, numbers[column], 0, 3 + len(values))
        add(_LOAD, _ARGUMENTS + 8 * argument)
        for place, value in enumerate(values):
            add(_EQUAL, value, len(values) - place, 0)
        add(_RETURN, _ERRNO | _EPERM)
        add(_RETURN, _ALLOW)
    add(_RETURN, _ERRNO | _EPERM)
    add(_RETURN, _ALLOW)
    return b"".join(code)


def program(machine):
    """The filter as the kernel takes it. The caller keeps the result, which owns the memory."""
    code = instructions(machine)
    buffer = ctypes.create_string_buffer(code, len(code))
    made = Program(len(code) // 8, ctypes.addressof(buffer))
    made.buffer = buffer
    return made
