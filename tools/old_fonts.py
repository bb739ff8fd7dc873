"""Measure how much of text in old fonts is read right: files with transcripts in Unicode, letter by letter.

    python tools/old_fonts.py FOLDER [PATTERN]

The folder holds `files/` and `transcripts/` with the same stems. Counted are the letters of the transcript that carry
a mark or tone (`ế`, `đ`); right are those that the reading has. Two things are no fault of a reading:

- Upper and lower case, because a transcript may keep the small letters that an H font shows as capitals.
- The place of whole words: a transcript may read the two columns at the head of a paper across, or bring the text of a
  box earlier. Words are aligned in order; of what is left over on both sides equal words are paired.

Text that tracked changes delete is no text of the document. Where a transcript has it, its letters (as many as the
file holds under deletions) are not asked for; `--all` asks for them.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from vndocs.readers import ReadError, read, source

_WORD = re.compile(r"\w+|[^\w\s]")
_DELETED = ((b"<w:del ", b"<w:ins "), (b"</w:del>", b"</w:ins>"), (b"w:delText", b"w:t"))


class Count(NamedTuple):
    """Letters with a mark or tone of one transcript, and those that were read."""

    letters: int
    right: int


def measure(transcript: str, reading: str) -> Count:
    """Count the letters with a mark or tone of the transcript that the reading has."""
    wanted, given = _words(transcript), _words(reading)
    right = 0
    left_over: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for kind, a, b, c, d in SequenceMatcher(None, wanted, given, autojunk=False).get_opcodes():
        if kind == "equal":
            right += sum(map(marked, wanted[a:b]))
        elif kind == "replace" and _alike(wanted[a:b], given[c:d]):
            # Words that are written together or apart, or that have a wrong letter.
            one, other = "".join(wanted[a:b]), "".join(given[c:d])
            blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
            right += sum(marked(one[at : at + size]) for at, _, size in blocks)
        else:
            left_over.update(wanted[a:b])
            others.update(given[c:d])
    right += sum(marked(word) * count for word, count in (left_over & others).items())
    return Count(sum(map(marked, wanted)), right)


def marked(letters: str) -> int:
    """Count the letters with a mark or tone."""
    return sum(not letter.isascii() and letter.isalpha() for letter in letters)


def deleted(path: Path, reading: str) -> int:
    """Count the letters with a mark or tone that tracked changes delete in an old Word document."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "docx", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        whole = Path(folder) / "whole.docx"
        with zipfile.ZipFile(Path(folder) / f"{path.stem}.docx") as old, zipfile.ZipFile(whole, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "word/document.xml":
                    for one, other in _DELETED:
                        data = data.replace(one, other)
                new.writestr(name, data)
        return marked(source(whole.read_bytes(), str(whole)).raw) - marked(reading)


def main(folder: Path, pattern: str = "*", *, is_all: bool = False) -> int:
    """Print a line a file and the sum; gives 1 where a file was not read."""
    total, files, failed = Count(0, 0), 0, 0
    for path in sorted((folder / "files").glob(pattern)):
        transcript = folder / "transcripts" / f"{path.stem}.txt"
        if not transcript.exists():
            continue
        files += 1
        try:
            found = read(path)
        except ReadError as error:
            print(error)
            failed += 1
            continue
        count = measure(transcript.read_text(encoding="utf-8"), found.raw)
        note = ""
        if not is_all and path.suffix == ".doc" and found.origin and found.origin.left_out.get("deletions"):
            less = deleted(path, found.raw)
            count = Count(count.letters - less, min(count.right, count.letters - less))
            note = f"  (without {less} deleted letters)"
        print(f"{_share(count)} {count.right:6} of {count.letters:6} {path.name}{note}")
        total = Count(total.letters + count.letters, total.right + count.right)
    print(f"{_share(total)} {total.right} of {total.letters} in {files} files; {failed} not read")
    return 1 if failed else 0


def _share(count: Count) -> str:
    return f"{count.right / count.letters if count.letters else 1.0:.4f}"


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def _alike(one: list[str], other: list[str]) -> bool:
    """Tell whether two stretches may be the same words: about as many letters."""
    lengths = sorted((len("".join(one)), len("".join(other))))
    return lengths[1] <= 2 * lengths[0] + 4


if __name__ == "__main__":
    named = [given for given in sys.argv[1:] if given != "--all"]
    sys.exit(main(Path(named[0]), *named[1:2], is_all="--all" in sys.argv))
