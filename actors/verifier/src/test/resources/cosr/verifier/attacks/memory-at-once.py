# tries: one allocation of many gigabytes, and what stays when it is refused
# success: more memory than the limit
# seen by: resident memory of the sandbox during the job, the next job
for size in (1 << 40, 1 << 36, 1 << 32, 1 << 30):
    try:
        bytearray(size)
        print("got", size)
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__)
x = bytearray(1 << 27)
while True:
    x += x
