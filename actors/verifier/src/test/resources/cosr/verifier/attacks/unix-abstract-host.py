# tries: to connect to, and to take, abstract names of sockets, which no mount hides
# success: the name is seen on the host
# seen by: the names of sockets on the host while the job runs
# bites
import socket, time

try:
    s = socket.socket(socket.AF_UNIX)
    s.bind("\0cosr-" + A["id"])
    s.listen()
    time.sleep(0.3)
except OSError as e:
    print(type(e).__name__)
