# tries: to leave hooks in the interpreter: tracing, profiling, audits, imports, finalizers, signals, alarms
# success: the next job meets one
# seen by: the next job
import faulthandler, gc, signal, sys, threading, weakref

signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.4)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.01)
sys.addaudithook(lambda name, args: None)
sys.settrace(lambda *_: None)
sys.setprofile(lambda *_: None)
threading.settrace(lambda *_: None)
sys.setswitchinterval(1000)
sys.setrecursionlimit(60)
sys.excepthook = sys.unraisablehook = lambda *_: None
sys.meta_path.clear()
gc.callbacks.append(lambda *_: None)
gc.disable()
