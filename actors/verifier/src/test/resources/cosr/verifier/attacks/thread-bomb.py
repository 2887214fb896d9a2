# tries: to start threads for ever
# success: the machine runs out of tasks, or the job outlives its limit
# seen by: the threads of the sandbox during the job, the next job
import threading, time

while True:
    try:
        threading.Thread(target=time.sleep, args=(60,)).start()
    except RuntimeError:
        pass
