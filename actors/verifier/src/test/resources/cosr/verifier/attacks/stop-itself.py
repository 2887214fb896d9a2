# tries: to stop, so that nothing ends it and it uses nothing
# success: the job outlives its limit, or a stopped process stays
# seen by: the time that the job takes, the processes of the sandbox
import os, signal

os.kill(os.getpid(), signal.SIGSTOP)
os.kill(0, signal.SIGSTOP)
import time

time.sleep(60)
