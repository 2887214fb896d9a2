# tries: to leave files, folders without rights and open files in its own folder
# success: the next job sees them
# seen by: the next job
import os

for folder in ("/tmp", os.getcwd()):
    try:
        open(folder + "/json.py", "w").write("raise SystemExit('did-" + A["id"] + "')")
        open(folder + "/left", "w").write("x")
        os.makedirs(folder + "/deep/deeper")
        os.chmod(folder + "/deep", 0)
    except OSError as e:
        print(e.errno)
