"""Rewrites a text into official form: dates in full (30/2020/NĐ-CP, Annex I), amounts with dots and `đồng`.

python examples/official_form.py [FILE] > rewritten.txt

Only what is read with certainty changes, and nothing beside it; every change is listed on standard error.
"""

import sys
from pathlib import Path
from typing import Any

import vndocs
from vndocs.readers import read

SAMPLE = Path(__file__).parent / "quyet-dinh.txt"


def official(mention: vndocs.Mention[Any]) -> str | None:
    """Give the official form of whole days that are written with digits only; None leaves a mention as it is."""
    value = mention.value
    if isinstance(value, vndocs.DateValue) and value.kind == "day" and "tháng" not in mention.text:
        return vndocs.format(value, "official")
    if isinstance(value, vndocs.Amount) and not value.words and value.currency == "VND":
        # `không quá` stands outside of the mention and is there already.
        return vndocs.format(value.model_copy(update={"qualifier": None}), "official")
    return None


def main(path: Path) -> None:
    document = vndocs.parse(read(path))
    rewritten = document.rewrite(official)
    for edit in rewritten.edits:
        print(f"{edit.old} → {edit.new}", file=sys.stderr)
    print(rewritten.text, end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else SAMPLE)
