# fakes: a group of exceptions of the kinds that end an interpreter, with itself as a cause
def answer(*args):
    e = BaseExceptionGroup("ok", [SystemExit(0), KeyboardInterrupt()])
    e.__cause__ = e
    raise e
