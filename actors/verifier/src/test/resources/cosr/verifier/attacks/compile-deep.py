# tries: to crash the compiler with brackets, operators and blocks
# success: the sandbox is lost
# seen by: the next job
for text in ("(" * 200 + ")" * 200, "-" * 100_000 + "1", "1" + "+1" * 100_000, "x" + "[0]" * 100_000):
    try:
        compile(text, "p", "eval")
    except BaseException as e:
        print(type(e).__name__)
import ast

ast.literal_eval("+" * 1_000_000 + "1")
