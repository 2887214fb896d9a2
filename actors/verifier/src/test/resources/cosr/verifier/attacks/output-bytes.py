# tries: output that is no text: zeros, half characters, surrogates, terminal sequences
# success: the reader of the output fails
# seen by: the next job
import os, sys

os.write(1, bytes(range(256)) * 16 + b"\xed\xa0\x80\xf4\x90\x80\x80\x1b]0;x\x07\x1b[2J")
os.write(2, b"\xff\xfe\x00\xd8" * 100)
sys.stdout.write("\ud800")
