# tries: to compute for ever
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
# computes
while True:
    pass
