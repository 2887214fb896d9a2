# tries: to spoil modules and built-ins for the next job
# success: the next job's result is another
# seen by: the next job
import builtins, collections, json, math, re, sys

for module in (json, math, re, collections, sys):
    for name in list(vars(module)):
        if callable(getattr(module, name)) and name not in ("exit", "__import__"):
            try:
                setattr(module, name, lambda *a, **k: "poison")
            except (AttributeError, TypeError):
                pass
builtins.len = builtins.sum = builtins.sorted = lambda *a, **k: 13
builtins.print = lambda *a, **k: None
sys.modules["random"] = sys.modules["itertools"] = math
sys.path.insert(0, "/tmp")
