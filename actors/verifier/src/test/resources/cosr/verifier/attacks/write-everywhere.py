# tries: to make a file in every folder that it sees, above all in those that jobs share
# success: the next job sees one of them, or the host does
# seen by: the next job, the folders /tmp, /dev/shm, /var/tmp and /run of the host
import os

name = "cosr-" + A["id"]
places = ["/", "/tmp", "/dev", "/dev/shm", "/dev/mqueue", "/proc", "/proc/self", "/sys", "/run", "/var", "/var/tmp", "/etc", "/usr", "/usr/lib", "/usr/lib/python3/dist-packages", "/lib", "/bin", "/home", "/root", "."]
for top in ("/dev", "/run", "/var"):
    for folder, _, _ in os.walk(top):
        places.append(folder)
for place in places:
    try:
        open(os.path.join(place, name), "w").write("x")
        print(place)
    except OSError:
        pass
