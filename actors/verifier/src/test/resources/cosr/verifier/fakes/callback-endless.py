# fakes: the judge and the program call each other without end
# slow
def answer(*args):
    for f in args:
        if callable(f):
            while True:
                try:
                    f(1)
                except BaseException:
                    pass
    return 0
