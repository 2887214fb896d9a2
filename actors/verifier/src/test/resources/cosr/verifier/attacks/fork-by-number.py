# tries: fork, vfork and clone by the number of the system call
# success: a second process writes a file on the host or says so in the output
# seen by: the folder on the host, the output
# bites
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
SIGCHLD = 17
fork, clone, clone3 = (57, 56, 435) if os.uname().machine == "x86_64" else (None, 220, 435)
calls = [lambda: libc.syscall(clone, SIGCHLD, 0, 0, 0, 0)]
if fork:
    calls.append(lambda: libc.syscall(fork))
args = (ctypes.c_uint64 * 11)(0, 0, 0, 0, SIGCHLD)
calls.append(lambda: libc.syscall(clone3, args, 88))
for call in calls:
    pid = call()
    if pid == 0:
        os.write(1, ("did-" + A["id"] + "\n").encode())
        os._exit(0)
    if pid > 0:
        os.waitpid(pid, 0)
