# tries: a list that grows for ever
# success: more memory than the limit
# seen by: resident memory of the sandbox during the job, the next job
x = []
while True:
    x.append(bytes(1 << 16))
