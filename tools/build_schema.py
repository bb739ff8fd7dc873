"""Writes `docs/record.schema.json`, the JSON Schema of the record, from the models of the kinds.

    python tools/build_schema.py [--check]

With `--check` nothing is written; the exit status is 1 when the file is not what would be written.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from vndocs.export import json_schema

TARGET: Final = Path(__file__).parent.parent / "docs" / "record.schema.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only compare")
    arguments = parser.parse_args()
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if arguments.check:
        is_equal = TARGET.exists() and TARGET.read_text("utf-8") == text
        print("equal" if is_equal else f"{TARGET.name} is out of date: run tools/build_schema.py")
        return 0 if is_equal else 1
    TARGET.write_text(text, "utf-8")
    print(f"wrote {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
