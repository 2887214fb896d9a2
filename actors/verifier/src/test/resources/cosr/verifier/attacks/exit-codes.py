# tries: to end in an unusual way, with a code that means something to the sandbox
# success: the sandbox takes it for its own end
# seen by: the end that is reported, the next job
import os, signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
try:
    os.kill(os.getpid(), signal.SIGRTMAX)
finally:
    os._exit(137)
