# tries: sockets of every family: netlink, packets, virtual machines, cryptography, bluetooth and the rest
# success: one is made
# seen by: the output
# bites
import socket

for family in range(0, 48):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind).close()
            print("did-" + A["id"], family, kind)
        except OSError:
            pass
