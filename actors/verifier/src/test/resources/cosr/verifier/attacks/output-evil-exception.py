# tries: an exception whose text, class name and traceback cannot be made
# success: the sandbox is lost
# seen by: the next job
class M(type):
    __name__ = property(lambda c: 1 / 0)

    def __getattribute__(cls, name):
        raise SystemExit(0)


class E(BaseException, metaclass=M):
    def __str__(self):
        raise KeyboardInterrupt

    __repr__ = __str__

    def __getattribute__(self, name):
        raise GeneratorExit


raise E
