"""How many faults a check finds: correct passages are spoiled in the ways clerks spoil them.

    python benchmarks/mutation.py [--missed] [--gate]

Prints for each rule how many spoiled passages it was made of, how many the rule found, and the recall; then the false
findings on the passages as they were. `--missed` prints a passage for each way that was not found.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from pathlib import Path

from limits import beyond
from mutations.faults import faults
from mutations.passages import passages, registry

from vndocs.check import RULES, check
from vndocs.registry import Coverage, Registry, build, open_registry

#: The registry claims to know all documents of these kinds.
COVERAGE = [
    Coverage("NĐ", "CP", 2010, 2024),
    Coverage("TT", "BTC", 2010, 2024),
    Coverage("L", "QH", 2010, 2024),
    Coverage("BL", "QH", 2010, 2024),
    Coverage("QĐ", "TTg", 2010, 2024),
]


def opened(folder: Path) -> Registry:
    """Build and open the registry of the benchmark."""
    rows = list(registry().values())
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [name for name in rows[0] if name != "key"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**row, "confidence": "verified"} for row in rows)
    build(folder / "registry.sqlite", [folder / "rows.csv"], coverage=COVERAGE)
    return open_registry(folder / "registry.sqlite")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    parser.add_argument(
        "--gate", action="store_true", help="fail under the recall or above the false findings aimed at"
    )
    options = parser.parse_args()

    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as known:
        for fault in faults():
            rule, *also = fault.rule.split("|")
            made[rule] += 1
            report = check(fault.text, known)
            if any(finding.rule in (rule, *also) for finding in report):
                found[rule] += 1
            elif options.missed:
                print(
                    f"missed {fault.rule} in {fault.passage}:\n{fault.text}\n{[str(finding) for finding in report]}\n"
                )
        references, false = 0, []
        for passage in passages():
            report = check(passage.text, known)
            references += len(report.references)
            false += [(passage.name, str(finding)) for finding in report]
    is_under = False
    for rule in sorted(made):
        recall = found[rule] / made[rule]
        print(f"{rule:<24}{made[rule]:>6}{found[rule]:>6}{recall:>8.3f}")
        is_under |= beyond("recall", recall, rule, is_floor=True)
    print(f"{'all':<24}{sum(made.values()):>6}{sum(found.values()):>6}{sum(found.values()) / sum(made.values()):>8.3f}")
    without = sorted({rule.id for rule in RULES} - set(made))
    if without:
        print(f"rules without a fault here: {', '.join(without)}")
    print(f"false findings: {len(false)} in {references} references of {len(passages())} correct passages")
    for name, finding in false:
        print(f"  {name}: {finding}")
    is_under |= beyond("false findings", len(false) / max(1, references))
    return 1 if options.gate and is_under else 0


if __name__ == "__main__":
    sys.exit(main())
