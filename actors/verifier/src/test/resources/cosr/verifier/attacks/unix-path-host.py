# tries: to connect to a socket of the host by its path
# success: the host's listener is connected to
# seen by: the listener
# bites
import socket

for path in (A["dir"] + "/socket", "/proc/1/root" + A["dir"] + "/socket", "/run/dbus/system_bus_socket", "/var/run/docker.sock"):
    try:
        s = socket.socket(socket.AF_UNIX)
        s.connect(path)
        s.sendall(A["id"].encode())
        print("did-" + A["id"])
    except OSError as e:
        print(type(e).__name__)
