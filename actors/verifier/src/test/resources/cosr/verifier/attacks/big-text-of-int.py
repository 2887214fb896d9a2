# tries: to write an integer of millions of digits, which takes quadratic time
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
# computes
import sys

sys.set_int_max_str_digits(0)
print(len(str((1 << 40_000_000) - 1)))
