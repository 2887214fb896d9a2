# tries: an exception whose text is 50 MB, and one whose text fails
# success: more output than the limit arrives, or the report of the end fails
# seen by: the length of the output, the next job
class E(Exception):
    def __str__(self):
        return "x" * 50_000_000

    __repr__ = __str__


raise E
