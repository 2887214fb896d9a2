# tries: to compute for ever within one call, where no byte code is executed
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
# computes
sum(range(1 << 60))
