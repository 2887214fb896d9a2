# tries: to print for ever
# success: more output than the limit arrives
# seen by: the length of the output, the time that the job takes
while True:
    print("x" * 65536)
