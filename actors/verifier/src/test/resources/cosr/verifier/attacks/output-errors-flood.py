# tries: to print to the error stream for ever, in small pieces
# success: more output than the limit arrives
# seen by: the length of the output, the time that the job takes
import os

while True:
    os.write(2, b"e\n" * 8)
