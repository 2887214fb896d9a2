# tries: a number that no machine holds
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
# computes
print(9 ** 9 ** 9 ** 9)
