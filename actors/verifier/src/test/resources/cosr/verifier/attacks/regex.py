# tries: a regular expression that backtracks without end
# success: the job outlives its limit
# seen by: the time that the job takes, the next job
# computes
import re

re.match(r"(a+)+$", "a" * 64 + "b")
