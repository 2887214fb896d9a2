# tries: to open files until there are none left
# success: the machine runs out of open files
# seen by: the open files of the sandbox, the next job
kept = []
while True:
    try:
        kept.append(open("/dev/null"))
    except OSError as e:
        print(len(kept), e.errno)
        break
if len(kept) > 4096:
    print("did-" + A["id"])
