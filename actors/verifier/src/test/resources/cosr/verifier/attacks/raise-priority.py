# tries: a higher priority, real-time scheduling, idle and batch classes
# success: it is scheduled before others
# seen by: the output
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for raise_ in (
    lambda: os.nice(-5),
    lambda: os.setpriority(os.PRIO_PROCESS, 0, -20),
    lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
):
    try:
        raise_()
        print("did-" + A["id"])
    except (OSError, AttributeError) as e:
        print(type(e).__name__)
