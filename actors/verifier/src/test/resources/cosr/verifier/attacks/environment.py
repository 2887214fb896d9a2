# tries: what it was started with: environment, arguments, paths, users
# success: something of the host is in it
# seen by: the output
# bites
import os, sys

print(dict(os.environ), sys.argv, sys.path, os.getcwd(), os.uname().nodename)
