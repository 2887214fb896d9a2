# tries: to find code and input of others in the frames, globals and history around it
# success: a secret of another job is in the output
# seen by: the output
import linecache, sys, threading, traceback

frame = sys._getframe()
while frame:
    for space in (frame.f_globals, frame.f_locals, frame.f_builtins):
        for name, value in list(space.items()):
            if name not in ("A",):
                print(name, repr(value)[:500] if not name.startswith("__doc") else "")
    frame = frame.f_back
print(list(linecache.cache)[:50], threading.enumerate(), traceback.format_stack()[:5])
for module in list(sys.modules.values()):
    for name in ("jobs", "job", "code", "stdin", "tests", "expected", "cache", "last"):
        if hasattr(module, name):
            print(module.__name__, name, repr(getattr(module, name))[:300])
