# tries: texts that double
# success: more memory than the limit
# seen by: resident memory of the sandbox during the job, the next job
x = "x"
while True:
    x = x * 2 + x
