# fakes: nothing to call at all
answers = {"passed": True}
