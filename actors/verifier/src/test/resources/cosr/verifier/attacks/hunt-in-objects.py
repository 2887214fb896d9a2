# tries: to find texts of the job before in the objects that the interpreter holds
# success: a secret of that job is in the output
# seen by: the output
import gc, sys

mark = "sec" + "ret-"
seen = set()
todo = gc.get_objects() + [sys.modules] + list(sys._current_frames().values())
while todo and len(seen) < 400_000:
    x = todo.pop()
    if id(x) in seen:
        continue
    seen.add(id(x))
    if isinstance(x, (str, bytes, bytearray)):
        text = x if isinstance(x, str) else bytes(x).decode("latin-1")
        at = text.find(mark)
        if at >= 0 and A["id"] not in text[at - 200 : at + 200]:
            print(text[at : at + 40])
    else:
        todo.extend(gc.get_referents(x))
