"""Exits with 1 if a key of a run's metrics isn't explained on the page."""

import json
import sys

keys = set()
with open(sys.argv[1]) as lines:
    for line in lines:
        keys.update(json.loads(line))
with open(sys.argv[2]) as page:
    text = page.read()
missing = sorted(key for key in keys if f"`{key}`" not in text)
for key in missing:
    print(f"ci: {sys.argv[2]} does not explain {key}")
sys.exit(1 if missing or not keys else 0)
