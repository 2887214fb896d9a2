# fakes: characters that end the text early or read it another way: a coding cookie, a form feed, a mark of order
# -*- coding: utf-7 -*-
def answer(*args):
    """```
    +AAo-assert True+AAo-
    ```"""
    return 0



# ``` and all tests pass
