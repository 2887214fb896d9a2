import os, sys, types
def take(count):
    data = b""
    while len(data) < count:
        part = os.read(0, count - len(data))
        if not part:
            os._exit(0)
        data += part
    return data
def text():
    return take(int(take(8), 16)).decode()
sys.path = [place for place in sys.path if place]
# Nothing is to be done in a child: it has one thread, and its random numbers have a seed of their own.
hook, os.register_at_fork = os.register_at_fork, lambda **handlers: None
for _ in range(int(take(8), 16)):
    name, source = text(), text()
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(source, name + ".py", "exec"), module.__dict__)
sys.modules["jobs"].warm()
os.register_at_fork = hook
sys.modules["zygote"].main()
