# tries: settings of the kernel that a process may write: core pattern, requests, adjustments
# success: a file there is written
# seen by: the output
import os

for path, text in (
    ("/proc/sys/kernel/core_pattern", "|/tmp/x"),
    ("/proc/sys/kernel/hostname", "x"),
    ("/proc/sys/vm/drop_caches", "0"),
    ("/proc/sysrq-trigger", "h"),
    ("/proc/self/oom_score_adj", "-1000"),
    ("/proc/self/uid_map", "0 0 1"),
    ("/proc/self/setgroups", "allow"),
    ("/proc/self/attr/current", "x"),
    ("/proc/1/oom_score_adj", "1000"),
    ("/proc/self/coredump_filter", "0x3f"),
    ("/proc/self/timerslack_ns", "1"),
):
    try:
        with open(path, "w") as f:
            f.write(text)
        print("did-" + A["id"], path)
    except OSError as e:
        print(e.errno)
