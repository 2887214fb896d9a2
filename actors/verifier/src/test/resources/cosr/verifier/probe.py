# What a job finds where nothing was left by the one before it; its output is always the same.
import collections, gc, json, math, os, re, resource, signal, sys, threading

print(sorted(os.listdir("/tmp")), os.getcwd(), sorted(os.listdir("/")), sorted(os.listdir("/dev")))
print(json.loads(json.dumps({"a": [1, 2.5, None, True]})), re.sub(r"(\d+)", r"<\1>", "a1b22"), math.factorial(20))
print(len([1, 2, 3]), sum(range(200)), sorted("hello"), [n + n for n in range(0, 200, 13)], collections.Counter("aab").most_common(1))
print(threading.active_count(), gc.isenabled(), sys.getrecursionlimit(), sys.gettrace(), sys.getswitchinterval(), signal.getitimer(signal.ITIMER_REAL))
print(os.umask(0o22), sorted(os.environ), [resource.getrlimit(getattr(resource, "RLIMIT_" + n)) for n in ("AS", "CPU", "FSIZE", "NOFILE", "NPROC", "CORE")])
print(signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGTERM), sys.stdin.read() == "", sys.argv, len(sys.meta_path), hash("x"))
with open("/tmp/mine", "w") as f:
    print(f.write("x" * 100_000), os.listdir("/tmp"))
open_files = []
for fd in range(0, 64):
    try:
        os.fstat(fd)
        open_files.append(fd)
    except OSError:
        pass
print(open_files, os.getpid(), os.getuid())
