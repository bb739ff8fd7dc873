"""What stands between the last item and a marker: words that lead up to a list, a paragraph of its own, cells of a table."""

from __future__ import annotations

from typing import Final

from .lines import above

#: Words that lead up to a list are no longer than this.
LONGEST_LEAD: Final = 4000
#: What follows a number that stands alone on its line is a cell of a table if it is shorter than this.
_CELL: Final = 50


def introduces(text: str, last: int, line: int) -> bool:
    """Say whether the item that begins at `last` is still open, its words leading up to a list (`… như sau:`)."""
    if above(text, line)[0] != ":" or line - last > LONGEST_LEAD:
        return False
    between = text[last:line]
    return ";\n" not in between and ".\n" not in between and "; \n" not in between and ". \n" not in between


def is_below(text: str, last: int, line: int) -> bool:
    """Say whether the line above is the one on which the last item begins."""
    at = text.find("\n", last, line)
    return at < 0 or (line - at < 8 and text[at:line].isspace())


def leads(text: str, last: int, line: int) -> bool:
    """Say whether the line above leads up to a list: it ends with a colon, or is itself the last item."""
    char = above(text, line)[0]
    return char == ":" or (char not in ".;,…" and is_below(text, last, line))


def begins_a_run(text: str, last: int, line: int) -> bool:
    """Say whether the bullets above, which stand in no other list, were over and a paragraph leads up to new ones."""
    first_line = text.find("\n", last, line)
    if first_line < 0 or above(text, line)[0] != ":":
        return False
    return above(text, first_line)[0] in ".;" or paragraph_between(text, last, line)


def paragraph_between(text: str, last: int, line: int) -> bool:
    """Say whether a paragraph that is no item lies between the last item and here."""
    between = text[last : min(line, last + LONGEST_LEAD)].rstrip()
    at = between.find("\n")
    while at >= 0:
        char, empty = above(between, at)
        following = between[at + 1 : at + 40].lstrip(" \t*_>|\n")[:1]
        if (empty or char in ".;:!?…") and at > 3 and following and not following.islower():
            return True
        at = between.find("\n", at + 1)
    return False


def in_cell(text: str, end: int) -> bool:
    """Say whether a number that stands alone on its line counts the rows of a table: little, and apart, is below it."""
    below = text[end : end + 400].lstrip(" \t*_|")
    words = below.lstrip(" \t*_|\n").split("\n", 1)[0]
    return len(words) < (_CELL if below[1:].lstrip(" \t*_|").startswith("\n") else _CELL // 2)
