"""What `import pooling` loads: NumPy and the standard library, and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST_WHAT_AN_IMPORT_ADDS = """
import json, sys, numpy
before = set(sys.modules)
import pooling
pooling.pool([[1, 2], [3, 4]], pooling.PoolSpec(mode="median"))
added = {name.partition(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(added - set(sys.stdlib_module_names) - {"numpy"})))
"""


def test_the_core_loads_numpy_and_the_standard_library_only():
    run = subprocess.run(
        [sys.executable, "-c", LIST_WHAT_AN_IMPORT_ADDS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(run.stdout) == ["pooling"]
