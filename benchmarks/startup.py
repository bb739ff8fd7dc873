"""What `import vndocs` adds to `import pydantic`, which every user of pydantic has paid already.

python benchmarks/startup.py [--rounds 9] [--gate]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys

#: Seconds of processor time that the import may add.
LIMIT = 0.100


def seconds(statement: str) -> float:
    """Give the processor time of a fresh interpreter that runs a statement."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9, help="rounds, of which the best counts (9)")
    parser.add_argument("--gate", action="store_true", help=f"fail over {LIMIT * 1e3:.0f} ms")
    options = parser.parse_args()

    rounds = [(seconds("import pydantic"), seconds("import pydantic, vndocs")) for _ in range(options.rounds)]
    alone, both = (min(column) for column in zip(*rounds, strict=True))
    print(f"import pydantic {alone * 1e3:.0f} ms, with vndocs {both * 1e3:.0f} ms: {(both - alone) * 1e3:.0f} ms added")
    if options.gate and both - alone > LIMIT:
        print(f"too slow: the import may add at most {LIMIT * 1e3:.0f} ms", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
