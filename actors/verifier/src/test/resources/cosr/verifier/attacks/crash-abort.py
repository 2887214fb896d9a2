# tries: to abort with a core file
# success: a core file is written, or the sandbox is lost
# seen by: the next job
import os, resource

try:
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)
except (ValueError, OSError) as e:
    print(type(e).__name__)
os.chdir("/tmp")
os.abort()
