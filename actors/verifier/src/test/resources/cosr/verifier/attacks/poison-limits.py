# tries: to lower its own limits, to change folder, mask and environment for the next job
# success: the next job has less
# seen by: the next job
import os, resource

os.umask(0o777)
os.chdir("/")
os.environ["PYTHONSTARTUP"] = "/tmp/x"
os.putenv("LD_PRELOAD", "/tmp/x.so")
for name in ("FSIZE", "NOFILE", "AS", "NPROC", "CPU"):
    try:
        resource.setrlimit(getattr(resource, "RLIMIT_" + name), (1, 1))
    except (ValueError, OSError):
        pass
