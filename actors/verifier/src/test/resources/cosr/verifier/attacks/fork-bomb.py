# tries: to fork for ever, in each process that there is
# success: processes grow without bound, or stay behind
# seen by: the processes of the sandbox during and after the job
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
