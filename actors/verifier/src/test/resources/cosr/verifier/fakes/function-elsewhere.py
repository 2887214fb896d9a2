# fakes: the function is a built-in one, a class, or one with arguments of its own
answer = type
