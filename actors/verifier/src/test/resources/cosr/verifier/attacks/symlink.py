# tries: to get out of its folder through symbolic links, as itself and as what the sandbox cleans up
# success: the host's file is read, written or removed
# seen by: the output, the folder on the host
# bites
import os

base = "/tmp/links-" + A["id"]
os.mkdir(base)
for i, target in enumerate((A["dir"], "/proc/1/root" + A["dir"], "../" * 20 + A["dir"])):
    link = base + "/" + str(i)
    os.symlink(target, link)
    try:
        print(open(link + "/secret").read())
        open(link + "/through", "w").write("x")
    except OSError as e:
        print(e.errno)
if os.path.isdir(A["dir"]):
    import shutil

    shutil.rmtree(base)
