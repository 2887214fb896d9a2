# tries: to be woken in the sandbox's own code by signals at a high rate
# success: the end is not reported
# seen by: the time that the job takes, the next job
import signal, sys


def again(*_):
    raise KeyboardInterrupt


signal.signal(signal.SIGALRM, again)
signal.signal(signal.SIGPROF, again)
signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
while True:
    try:
        while True:
            pass
    except KeyboardInterrupt:
        sys.exit()
