# tries: to send a datagram to a port of the host, without a connection
# success: the host's socket receives it
# seen by: the host's socket
# bites
import socket

for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "255.255.255.255"), (socket.AF_INET6, "::1")):
    try:
        s = socket.socket(family, socket.SOCK_DGRAM)
        s.sendto(A["id"].encode(), (host, A["udp"]))
    except OSError as e:
        print(type(e).__name__)
