# tries: to be root, or the user of another slot, by each call that changes users and rights
# success: it is another user or has a right
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
before = os.getresuid(), os.getresgid()
for user in (0, 200000, 200001, 200002, 1001, 65534):
    if user == os.getuid():
        continue
    for call in (os.setuid, os.setgid, os.seteuid, os.setegid, lambda u: os.setresuid(u, u, u), lambda u: os.setresgid(u, u, u), lambda u: os.setgroups([u])):
        try:
            call(user)
            print("did-" + A["id"], user)
        except (OSError, OverflowError):
            pass
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
full = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
if libc.capset(header, full) == 0:
    print("did-" + A["id"], "rights")
if (os.getresuid(), os.getresgid()) != before:
    print("did-" + A["id"], "user")
data = (ctypes.c_uint32 * 6)()
if libc.capget(header, data) == 0 and any(data):
    print("did-" + A["id"], list(data))
