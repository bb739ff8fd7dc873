"""What stands between the last item and a marker: words that lead up to a list, a paragraph of its own, cells of a table."""

from __future__ import annotations

import re
from typing import Final

from .lines import above

_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
#: Words that lead up to a list are no longer than this.
LONGEST_LEAD: Final = 4000
#: So many lines are looked at for the end of an item.
_MOST_LINES: Final = 12
#: What follows a number that stands alone on its line is a cell of a table if it is shorter than this.
_CELL: Final = 50


def introduces(text: str, last: int, line: int) -> bool:
    """Say whether the item that begins at `last`, and ends with a colon, is still open, leading up to a list (`… như sau:`)."""
    if line - last > LONGEST_LEAD:
        return False
    between = text[last:line]
    for match in _EMPTY_LINE.finditer(between.rstrip()):
        if between[: match.start()].rstrip(" \t*_")[-1:] not in (":", ","):
            return False
    return ";\n" not in between and ".\n" not in between and "; \n" not in between and ". \n" not in between


def is_below(text: str, last: int, line: int) -> bool:
    """Say whether the line above is the one on which the last item begins."""
    at = text.find("\n", last, line)
    return at < 0 or (line - at < 8 and text[at:line].isspace())


def begins_a_run(text: str, last: int, line: int) -> bool:
    """Say whether the bullets above, which stand in no other list, were over before a paragraph that leads up to new ones."""
    first_line = text.find("\n", last, line)
    if first_line < 0:
        return False
    return above(text, first_line)[0] in ".;" or paragraph_between(text, last, last, line)


def paragraph_between(text: str, last: int, begin: int, line: int) -> bool:
    """Say whether a paragraph that is no item begins between `begin` and here, behind the item that begins at `last`."""
    at = text.find("\n", begin, line)
    for _ in range(_MOST_LINES):
        if at < 0:
            break
        char, empty = above(text, at)
        following = text[at + 1 : min(line, at + 40)].lstrip(" \t*_>|\n")[:1]
        if (empty or char in ".;:!?…") and at - last > 3 and following and not following.islower():
            return True
        at = text.find("\n", at + 1, line)
    return False


def in_cell(text: str, end: int) -> bool:
    """Say whether a number that stands alone on its line counts the rows of a table: little, and apart, is below it."""
    below = text[end : end + 400].lstrip(" \t*_|")
    words = below.lstrip(" \t*_|\n").split("\n", 1)[0]
    return len(words) < (_CELL if below[1:].lstrip(" \t*_|").startswith("\n") else _CELL // 2)
