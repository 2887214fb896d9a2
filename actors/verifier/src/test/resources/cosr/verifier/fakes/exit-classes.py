# fakes: each exception that is no Exception, and classes with the names of others
kinds = [KeyboardInterrupt, GeneratorExit, StopIteration, StopAsyncIteration, SystemExit]


def answer(*args):
    kinds.append(kinds.pop(0))
    raise kinds[0](0)
