"""A count that the list behind it does not keep: `14 mô hình …: (1) … (13) …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ...text.lexicon import load
from ...text.numerals import parse_words
from ...text.seeking import Sought, either
from ..figures import has_count
from ..finding import Finding
from ..numbering import marker

if TYPE_CHECKING:
    from ..subject import Subject

_WORDS: Final = load("vndocs.check", "words.toml")["counts"]
#: How far before a list its count can stand.
_REACH: Final = 700
#: `04`, `bốn`, `04 (bốn)`.
_COUNT: Final = (
    r"(?<![\w.,/-])(?P<count>[0-9]{1,2}|"
    + "|".join(_WORDS["numbers"]).replace(" ", r"\s")
    + r")\s{1,2}(?:\([^\W\d_]+(?:\s[^\W\d_]+)?\)\s)?"
)
#: How a count begins.
_ROWS: Final = (("0123456789",), *dict.fromkeys(either(words.partition(" ")[0]) for words in _WORDS["numbers"]))
_BEHIND_COUNT: Final = re.compile(_COUNT + r"$")
#: A count right before the colon stands so near.
_NEAR: Final = 90
#: `gồm 03 nội dung sau:` – the count right before the colon that opens the list.
_LEADING: Final = Sought(
    re.compile(
        _COUNT
        + r"(?P<noun>(?:"
        + "|".join(_WORDS["nouns"]).replace(" ", r"\s")
        + r"))(?:,?\s[^\W\d_]+){0,6}\s{0,2}[:,]\s*$",
        re.IGNORECASE,
    ),
    *_ROWS,
)
#: `có 06 gian hàng:` – any noun does where nothing else can be counted; `Điều 5` and `05 ngày` are no counts.
_ANY: Final = Sought(
    re.compile(
        _COUNT
        + r"(?P<noun>(?!(?:" + "|".join(_WORDS["measures"]) + r")(?!\w))[^\W\d_]+(?:\s[^\W\d_]+){0,3})\s{0,2}:\s*$",
        re.IGNORECASE,
    ),
    *_ROWS,
)  # fmt: skip
_NO_COUNT: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS['labels'])})\s$", re.IGNORECASE)
#: Such a word and the blank behind it are no longer.
_LABELS: Final = max(map(len, _WORDS["labels"])) + 2
_LABEL: Final = re.compile(r"[\W_]*([^\W\d_]+(?:\s[^\W\d_]+)?)")
_SOME: Final = tuple(_WORDS["some"])
#: Such words and the blanks behind them are no longer.
_LAST: Final = 60
_SUCH_AS: Final = tuple(_WORDS["examples"])
_LAST_WORDS: Final = tuple(dict.fromkeys(words.rpartition(" ")[2] for words in _WORDS["numbers"]))


def wrong_count(subject: Subject) -> Iterator[Finding]:
    """Find counts before a list that are not the number of its items."""
    for tree in subject.lists:
        if tree.signs[0].kind in ("bullet", "article", "chapter", "section", "part") or tree.is_odd:
            continue
        for first, items in _levels(tree):
            if tree.signs[first].order // 256 != 1:
                continue
            start = tree.starts[first]
            if not _is_led(subject.text, start):
                continue
            lead = subject.text[max(0, start - _REACH) : start]
            found = _count(lead, subject, tree, items)
            if found is None:
                continue
            at, end, count, is_sure = found
            if count == len(items) or count < 2:
                continue
            place = (start - len(lead) + at, start - len(lead) + end)
            last = marker(tree, items[-1])
            yield subject.finding(
                place,
                "wrong" if is_sure and tree.inline else "suspect",
                notes=[last],
                said=subject.words(place),
                count=str(len(items)),
                last=subject.words(last),
            )


def _is_led(text: str, start: int) -> bool:
    """Tell whether a colon or comma stands before an item, as it must behind the words that lead to a list."""
    low, at = max(0, start - _REACH), start
    while at > low and text[at - 1].isspace():
        at -= 1
    return at > low and text[at - 1] in (":", ",")


def _is_of_one_style(signs: tuple[Any, ...]) -> bool:
    style = signs[0].style
    return all(sign.style == style for sign in signs)


def _levels(tree: Any) -> Iterator[tuple[int, list[int]]]:
    """Give the runs of items of one level under one parent, each with its first item."""
    if len(set(tree.depths)) == 1 and _is_of_one_style(tree.signs):
        yield 0, list(range(len(tree.depths)))
        return
    open_runs: dict[int, list[int]] = {}
    for index, depth in enumerate(tree.depths):
        for deeper in [level for level in open_runs if level > depth]:
            run = open_runs.pop(deeper)
            yield run[0], run
        run = open_runs.setdefault(depth, [])
        if run and tree.signs[index].style != tree.signs[run[0]].style:
            yield run[0], run
            open_runs[depth] = run = []
        run.append(index)
    for run in open_runs.values():
        if run:
            yield run[0], run


def _count(lead: str, subject: Subject, tree: Any, items: list[int]) -> tuple[int, int, int, bool] | None:
    """Find the count in the words before a list: its place in them, its value, and whether it must be of the list."""
    paragraph = lead[lead.rfind("\n\n") + 1 :] if "\n\n" in lead else lead
    shift = len(lead) - len(paragraph)
    bare = paragraph.rstrip()
    if not bare.endswith((":", ",")):
        return None
    is_near = has_count(bare, len(bare) - _NEAR, len(bare))
    if not is_near and (bare[-1] != ":" or not has_count(bare, 0, len(bare))):
        return None
    if bare[-_LAST:-1].rstrip().lower().endswith(_SOME):
        return None
    if is_near and (match := _LEADING.search(paragraph, max(0, len(bare) - _NEAR))) is not None:
        return shift + match.start("count"), shift + match.end("noun"), _value(match["count"]), True
    if bare[-1] != ":":
        return None
    if is_near and tree.inline and (match := _ANY.search(paragraph, max(0, len(bare) - _NEAR))) is not None:
        if _NO_COUNT.search(paragraph, max(0, match.start() - _LABELS), match.start()) is not None:
            return None
        return shift + match.start("count"), shift + match.end("noun"), _value(match["count"]), False
    if len(items) < 3:
        return None
    noun = _common_noun(subject.text, tree, items)
    if noun is None:
        return None
    counts = []
    folded = paragraph.lower()
    at = folded.find(noun)
    while at >= 0:
        if _ends_with_count(folded, at) and (match := _BEHIND_COUNT.search(folded, max(0, at - 14), at)) is not None:
            counts.append((match.start("count"), at + len(noun), match["count"]))
        at = folded.find(noun, at + 1)
    if len(counts) != 1 or len(folded) != len(paragraph):
        return None
    start, end, count = counts[0]
    is_example = bare[-_LAST:].removesuffix(":").rstrip().lower().endswith(_SUCH_AS)
    return shift + start, shift + end, _value(count), not is_example


def _ends_with_count(words: str, end: int) -> bool:
    """Tell whether the word before a noun can be a count, or the bracket that says it in words."""
    if end < 2 or not words[end - 1].isspace():
        return False
    last = words[max(0, end - 14) : end].split()[-1:]
    if not last or last[0][-1] == ")" or last[0][-1].isdigit():
        return bool(last)
    return any(last[0].endswith(word) for word in _LAST_WORDS)


def _common_noun(text: str, tree: Any, items: list[int]) -> str | None:
    """Give the word or two that most items begin with: `Mô hình`."""
    begun: list[str] = []
    last = said = ""
    starts: tuple[int, ...] = tree.starts
    signs = tree.signs
    for index in items:
        end = starts[index] + len(signs[index].marker)
        behind = end + len(last)
        # Most items begin with the words of the one before; a third word does not matter, a longer second one does.
        if not (last and text.startswith(last, end) and not text[behind : behind + 1].isalnum()):
            match = _LABEL.match(text, end, end + 60)
            said = " ".join(match[1].lower().split()) if match else ""
            last = text[end : match.end()] if match and " " in said else ""
        begun.append(said)
    noun = begun[0] if begun.count(begun[0]) * 2 > len(begun) else max(set(begun), key=begun.count)
    return noun if noun and begun.count(noun) * 5 >= len(begun) * 4 else None


@lru_cache(maxsize=512)
def _value(words: str) -> int:
    if words.isdigit():
        return int(words)
    return int(parse_words(" ".join(words.lower().split())))
