# tries: to stay in a handler at exit
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
import atexit, time

atexit.register(time.sleep, 60)
print("main ends")
