"""What a job may use: namespaces, mounts, limits, capabilities and system calls."""

import ctypes
import os
import resource
import signal

import seccomp

_NEW_MOUNTS, _NEW_PIDS = 0x00020000, 0x20000000
_CLONE = {"x86_64": 56, "aarch64": 220}
_CAPSET = {"x86_64": 126, "aarch64": 91}
_PRIVATE, _READ_ONLY, _NO_SUID, _NO_DEVICES, _NO_EXEC = 0x44000, 1, 2, 4, 8
_DEATH_SIGNAL, _DUMPABLE, _DROP_BOUND, _NO_NEW_PRIVILEGES, _SECCOMP, _AMBIENT = 1, 4, 24, 38, 22, 47
_CAP_SETPCAP, _CAP_SYS_ADMIN = 8, 21

_machine = os.uname().machine
_filter = seccomp.program(_machine)
_libc = ctypes.PyDLL(None, use_errno=True)


def _must(result):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _prctl(option, first=0, second=0):
    zero = ctypes.c_ulong(0)
    _must(_libc.prctl(option, ctypes.c_ulong(first), ctypes.c_ulong(second), zero, zero))


def fork_apart():
    """As os.fork; the child is the first process of a process namespace, with mounts of its own."""
    ctypes.pythonapi.PyOS_BeforeFork()
    zero = ctypes.c_long(0)
    flags = ctypes.c_long(_NEW_MOUNTS | _NEW_PIDS | signal.SIGCHLD)
    child = _libc.syscall(ctypes.c_long(_CLONE[_machine]), flags, zero, zero, zero, zero)
    if child == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    else:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
        if child < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    return child


def end_with_parent():
    """The kernel ends this process when its parent ends."""
    _prctl(_DEATH_SIGNAL, signal.SIGKILL)


def private_files():
    """An empty /tmp of the job's own."""
    _must(_libc.mount(None, b"/", None, ctypes.c_ulong(_PRIVATE), None))
    flags = ctypes.c_ulong(_NO_SUID | _NO_DEVICES | _NO_EXEC)
    _must(_libc.mount(b"tmpfs", b"/tmp", b"tmpfs", flags, b"size=4m,nr_inodes=256,mode=0700"))
    os.chdir("/tmp")


def confine(cpu_seconds, memory_bytes, file_bytes):
    """Sets the limits, gives up all rights, and last allows only the listed system calls."""
    for kind, value in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_NPROC, 16),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_STACK, 8 << 20),
    ):
        resource.setrlimit(kind, (value, value))
    _prctl(_AMBIENT, 4)
    _prctl(_DROP_BOUND, _CAP_SYS_ADMIN)
    _prctl(_DROP_BOUND, _CAP_SETPCAP)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _must(_libc.syscall(ctypes.c_long(_CAPSET[_machine]), header, (ctypes.c_uint32 * 6)()))
    _prctl(_DUMPABLE, 0)
    _prctl(_NO_NEW_PRIVILEGES, 1)
    _prctl(_SECCOMP, 2, ctypes.addressof(_filter))
