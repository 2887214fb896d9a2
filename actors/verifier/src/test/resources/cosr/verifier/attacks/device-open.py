# tries: to open the devices that there are, beyond null, zero and random numbers
# success: one can be opened
# seen by: the output
# bites
import os

for folder, _, files in os.walk("/dev"):
    for name in files:
        if name in ("null", "zero", "full", "random", "urandom", "stdin", "stdout", "stderr", "core") or folder == "/dev/fd":
            continue
        try:
            os.close(os.open(os.path.join(folder, name), os.O_RDONLY | os.O_NONBLOCK))
            print("did-" + A["id"], folder, name)
        except OSError:
            pass
for path in ("/dev/tty", "/dev/console", "/dev/kmsg", "/dev/mem", "/dev/kvm", "/dev/fuse", "/dev/net/tun", "/dev/ptmx", "/dev/pts/ptmx"):
    try:
        os.close(os.open(path, os.O_RDWR | os.O_NONBLOCK))
        print("did-" + A["id"], path)
    except OSError:
        pass
