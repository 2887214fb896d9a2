# tries: to connect to a port of the host, and to send there
# success: the host's listener is connected to
# seen by: the listener
# bites
import socket

for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0"):
    try:
        with socket.create_connection((host, A["port"]), timeout=1) as s:
            s.sendall(A["id"].encode())
    except OSError as e:
        print(type(e).__name__)
