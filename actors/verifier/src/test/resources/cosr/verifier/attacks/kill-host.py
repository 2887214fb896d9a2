# tries: to kill a process of the host that has the same user
# success: it ends
# seen by: that process
# bites
import os, signal

os.kill(A["pid"], signal.SIGKILL)
