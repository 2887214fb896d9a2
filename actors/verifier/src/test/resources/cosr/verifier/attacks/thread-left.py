# tries: to leave a thread that the interpreter waits for
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
import threading, time

threading.Thread(target=lambda: time.sleep(60)).start()
print("main ends")
