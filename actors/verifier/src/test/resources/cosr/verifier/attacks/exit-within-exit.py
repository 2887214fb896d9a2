# tries: to end again and again: in finalizers, in handlers at exit, in threads
# success: the job outlives its limit, or the sandbox is lost
# seen by: the time that the job takes, the next job
import atexit, sys, threading


class D:
    def __del__(self):
        raise SystemExit(3)


x = D()
atexit.register(lambda: sys.exit(4))
atexit.register(lambda: atexit._run_exitfuncs())
threading.Thread(target=lambda: sys.exit(5)).start()
sys.exit("x" * 100_000)
