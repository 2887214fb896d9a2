# tries: to block on a full pipe: more output at once than anyone takes
# success: the job outlives its limit
# seen by: the length of the output, the time that the job takes
import os

view = memoryview(bytes(1 << 26))
while view:
    view = view[os.write(1, view):]
