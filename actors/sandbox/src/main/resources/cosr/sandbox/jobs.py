"""The child of a job: takes what it needs, is confined, and runs it."""

import importlib
import os
import sys
import types

import isolate

# Loaded before the first job, so that no job waits for them.
WARM = (
    "abc", "array", "bisect", "builtins", "cmath", "collections", "collections.abc", "contextlib",
    "copy", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "heapq", "io",
    "itertools", "json", "math", "numbers", "operator", "random", "re", "statistics", "string",
    "textwrap", "threading", "time", "traceback", "typing", "_sitebuiltins", "ast", "calendar",
    "linecache", "tokenize",
)

_FILE_BYTES = 1 << 20


def warm():
    for name in WARM:
        importlib.import_module(name)
    quitter = sys.modules["_sitebuiltins"].Quitter
    builtins = sys.modules["builtins"]
    builtins.exit = quitter("exit", "Ctrl-D")
    builtins.quit = quitter("quit", "Ctrl-D")


def _exactly(descriptor, count):
    parts = []
    while count:
        part = os.read(descriptor, min(count, 1 << 16))
        if not part:
            os._exit(1)
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _text(descriptor):
    """A text that is written as its length in 8 hexadecimal digits and its bytes."""
    return _exactly(descriptor, int(_exactly(descriptor, 8), 16))


def child(kind, stage, out, err, cpu, memory, output):
    """Never returns."""
    try:
        isolate.end_with_parent()
        if kind == "script":
            _script(stage, out, err, cpu, memory)
        else:
            _function(kind, stage, cpu, memory)
    finally:
        os._exit(1)


def _script(stage, out, err, cpu, memory):
    code = _text(0)
    read = os.memfd_create("in")
    os.write(read, _text(0))
    os.lseek(read, 0, os.SEEK_SET)
    os.dup2(read, 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.closerange(3, 64)
    isolate.private_files()
    isolate.confine(cpu, memory, _FILE_BYTES)
    _begun(stage)
    _fresh()
    os._exit(_main(code))


def _begun(stage):
    """From here on what happens is the job's doing, and the job cannot deny it."""
    stage[0] = 1
    stage.close()


def _fresh():
    """A program finds an interpreter that has just been started."""
    for name in ("isolate", "seccomp", "zygote", "jobs", "values", "peer", "judge", "solution"):
        sys.modules.pop(name, None)
    sys.argv = ["program.py"]
    sys.modules["random"].seed(0)
    import gc

    gc.enable()


def _main(code):
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    status = 0
    try:
        exec(compile(code, "program.py", "exec"), main.__dict__)
    except SystemExit as end:
        status = _exit_status(end.code)
    except BaseException as error:
        trace = error.__traceback__.tb_next
        sys.excepthook(type(error), error.with_traceback(trace), trace)
        status = 1
    try:
        sys.modules["threading"]._shutdown()
        sys.modules["atexit"]._run_exitfuncs() if "atexit" in sys.modules else None
    except BaseException:
        status = status or 120
    return status if _flushed() else status or 120


def _flushed():
    """Whether what the program wrote is out: what it closed or put away is, as at an end of CPython."""
    fine = True
    for name in ("stdout", "stderr", "__stdout__", "__stderr__"):
        stream = getattr(sys, name, None)
        try:
            if stream is not None and not getattr(stream, "closed", False):
                stream.flush()
        except BaseException:
            fine = fine and name.startswith("_")
    return fine


def _exit_status(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _function(kind, stage, cpu, memory):
    parts = [_text(0) for _ in range(4)]
    os.dup2(0, 3)
    os.dup2(1, 4)
    nothing = os.open("/dev/null", os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.closerange(5, 64)
    if kind == "judge":
        import judge as part
    else:
        import solution as part
        isolate.private_files()
    isolate.confine(cpu, memory, _FILE_BYTES)
    _begun(stage)
    if kind != "judge":
        _fresh()
    part.run(*(text.decode("utf-8", "surrogatepass") for text in parts))
    os._exit(0)
