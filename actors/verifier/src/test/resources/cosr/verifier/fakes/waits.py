# fakes: no answer, in the hope that silence is consent
import time


def answer(*args):
    time.sleep(60)
