# tries: a file with a size of a terabyte that takes no room, and a map of it
# success: the next job has no room
# seen by: the next job
import mmap, os

try:
    fd = os.open("/tmp/x", os.O_RDWR | os.O_CREAT)
    os.truncate(fd, 1 << 40)
    mmap.mmap(fd, 1 << 34)
except (OSError, ValueError) as e:
    print(type(e).__name__)
