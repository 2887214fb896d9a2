# tries: to wait, which costs no processor time
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
import time

while True:
    time.sleep(60)
