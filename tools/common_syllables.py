"""Write the syllables that official papers use most: they tell old encodings apart where two readings are syllables.

    python tools/common_syllables.py FOLDER

Counts syllables with a mark or tone in the texts of a folder, at most forty in each, and writes the first 500 to
`src/vndocs/text/legacy/common.toml`.
"""

from __future__ import annotations

import re
import sys
import textwrap
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from vndocs.text.legacy.syllables import is_syllable

MOST = 500
IN_ONE = 40
FILE = Path(__file__).parents[1] / "src/vndocs/text/legacy/common.toml"
_WORD = re.compile(r"[^\W\d_]+")


def main(folder: Path) -> None:
    """Count and write."""
    found: Counter[str] = Counter()
    number = 0
    for path in sorted(folder.glob("*.txt")):
        number += 1
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8", errors="replace")).lower()
        for word, count in Counter(_WORD.findall(text)).items():
            if not word.isascii() and is_syllable(word):
                found[word] += min(count, IN_ONE)
    # Pictures of letters that a scan misread are rare in each paper.
    words = sorted(sorted(found, key=lambda word: (-found[word], word))[:MOST])
    head = (
        "# The syllables with a mark or tone that official papers use most, made by tools/common_syllables.py.\n"
        f'source = "counted in {number} official texts of 1945 to 2026"\n'
        f'date = "{datetime.now(UTC):%Y-%m-%d}"\n\nsyllables = """\n'
    )
    FILE.write_text(head + textwrap.fill(" ".join(words), 120) + '\n"""\n', encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
