# tries: to raise each limit that it runs under, then to use what it got
# success: a limit is higher than before
# seen by: the output
import resource

for name in ("AS", "CPU", "DATA", "FSIZE", "NOFILE", "NPROC", "STACK", "MEMLOCK", "CORE", "MSGQUEUE", "NICE", "RTPRIO"):
    which = getattr(resource, "RLIMIT_" + name)
    soft, hard = resource.getrlimit(which)
    try:
        resource.setrlimit(which, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        if hard != resource.RLIM_INFINITY:
            print("did-" + A["id"], name)
    except (ValueError, OSError) as e:
        print(name, soft, hard, type(e).__name__)
