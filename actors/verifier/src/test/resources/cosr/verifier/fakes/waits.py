# fakes: no answer, in the hope that silence is consent
# slow
import time


def answer(*args):
    time.sleep(60)
