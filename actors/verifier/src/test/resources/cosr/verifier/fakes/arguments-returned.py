# fakes: the arguments themselves are the answer
def answer(*args):
    return args[0] if len(args) == 1 else args
