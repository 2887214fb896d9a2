# tries: to change its own program text through the file of its memory, past the protection of pages
# success: read-only memory is written, or maps are read
# seen by: the output
# bites
try:
    lines = open("/proc/self/maps").readlines()
    where = int([l for l in lines if " r-xp " in l][0].split("-")[0], 16)
    with open("/proc/self/mem", "r+b", 0) as f:
        f.seek(where)
        old = f.read(16)
        f.seek(where)
        f.write(old)
    print("did-" + A["id"])
except OSError as e:
    print(e.errno)
