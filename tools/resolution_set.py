"""Scores resolution on the passages of `tests/resolution/`, which a lawyer can read: each pointer with what it means.

    python tools/resolution_set.py [--form nfd|wrapped|printed] [--sentences underthesea] [--show]

A passage is a title, lines of text behind `| `, and below each line its marks behind `: `, carets under the words:

    # Two resolutions leave the pointer open
    | Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW … Nghị quyết nêu trên
    : ^^^^^^^^^^^^^^^^^^^^^^ A:
    :                          ^^^^^^^^^^^^^^^^^^^^^^ B:
    :                                                    ^^^^^^^^^^^^^^^^^^^ ? several A, B

    A:                           says all itself, and is called A below
    = A | khoản 2 Điều 5 (alias) means A, that place in it, and rests on that; also `self 24-NQ/HU`, `amended A`
    ? several A, B               is left open, for that reason and with those candidates
    !                            is no mention at all
    *                            is a mention, whatever it means
    ~ amends by A                how the text, or A, uses it

`aside.txt` was not looked at while the rules were tuned, `last.txt` was written when they stood; their figures stand
apart.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import vndocs

FOLDER: Final = Path(__file__).parent.parent / "tests" / "resolution"
#: Passages that the rules were not tuned on, and what is said of them.
ASIDE: Final = {"aside.txt": "kept aside", "last.txt": "written last"}
_VERDICT: Final = re.compile(
    r"(?:(?P<label>[A-Z]):|= (?P<target>[^|(~]+?)|\? (?P<open>[a-z-]+)(?P<candidates> [^~]+?)?|(?P<other>[!*]))?"
    r"(?:\s*\| (?P<places>[^(~]+?))?(?:\s*\((?P<basis>[a-z-]+)\))?"
    r"(?:\s*~ (?P<relation>\w+)(?: by (?P<subject>[A-Z]))?)?\Z"
)
_WIDTH: Final = 58


class Mark(NamedTuple):
    """What a passage says of one stretch of its text."""

    start: int
    end: int
    verdict: dict[str, str | None]
    line: str


class Passage(NamedTuple):
    """A short text with its marks."""

    file: str
    title: str
    text: str
    marks: list[Mark]


def passages() -> list[Passage]:
    """Read the passages; raises ValueError where a mark cannot be read."""
    return [passage for path in sorted(FOLDER.glob("*.txt")) for passage in _read(path)]


def _read(path: Path) -> Iterator[Passage]:
    for block in re.split(r"(?m)^# ", path.read_text("utf-8"))[1:]:
        title, *lines = block.strip("\n").split("\n")
        text, begin = "", 0
        marks: list[Mark] = []
        for line in filter(None, lines):
            if line.startswith("|"):
                begin = len(text)
                text += line[2:] + "\n"
                continue
            carets = re.match(r": ( *)(\^+) (.+)", line)
            said = _VERDICT.match(carets[3].strip()) if carets else None
            if carets is None or said is None:
                raise ValueError(f"{path.name}, {title}: expected ': ^^^ verdict', got {line!r}")
            start = begin + len(carets[1])
            marks.append(Mark(start, start + len(carets[2]), said.groupdict(), line))
        yield Passage(path.name, title, text, marks)


def as_is(text: str) -> tuple[str, Callable[[int], int]]:
    """Leave a text as it is."""
    return text, lambda offset: offset


def decomposed(text: str) -> tuple[str, Callable[[int], int]]:
    """Decompose the letters of a text."""
    return unicodedata.normalize("NFD", text), lambda offset: len(unicodedata.normalize("NFD", text[:offset]))


def wrapped(text: str) -> tuple[str, Callable[[int], int]]:
    """Break long lines at a blank, as a printer does."""
    out, column = [], 0
    for char in text:
        column = 0 if char == "\n" else column + 1
        if char == " " and column > _WIDTH:
            char, column = "\n", 0
        out.append(char)
    return "".join(out), lambda offset: offset


def printed(text: str) -> tuple[str, Callable[[int], int]]:
    """Break long lines behind a blank, as text out of a PDF has it."""
    lines, _ = wrapped(text)
    broken = [at for at, (char, was) in enumerate(zip(lines, text, strict=True)) if char != was]
    out = "".join(char if char == was else f" {char}" for char, was in zip(lines, text, strict=True))
    return out, lambda offset: offset + bisect_left(broken, offset)


FORMS: Final = {"as-is": as_is, "nfd": decomposed, "wrapped": wrapped, "printed": printed}


class Judged(NamedTuple):
    """What became of one mark, or of a link that has none."""

    outcome: str
    passage: Passage
    what: str


def judge(passage: Passage, form: str = "as-is", sentences: Any = "own") -> list[Judged]:
    """Compare what a passage says with what is resolved.

    Outcomes: `right`, `wrong` (a link to something else, or where there should be none), `abstained` (rightly left
    open), `missed` (left open or not found), `relation`, `wrong relation`, `fault` (a mention where there is none).
    """
    raw, place = FORMS[form](passage.text)
    document = vndocs.parse(raw, sentences=sentences)
    mentions: dict[vndocs.Span, vndocs.Mention[Any]] = {}
    for cited in document.references:
        mentions[cited.span] = cited
    for pointer in document.internal:
        mentions[pointer.span] = pointer
    labels: dict[str | None, tuple[int, int]] = {
        mark.verdict["label"]: (place(mark.start), place(mark.end)) for mark in passage.marks if mark.verdict["label"]
    }
    judged: list[Judged] = []
    seen: set[tuple[int, int]] = set()
    for mark in passage.marks:
        span = (place(mark.start), place(mark.end))
        seen.add(span)
        mention = mentions.get(vndocs.Span(*span))
        said = mark.verdict
        if said["other"] == "!":
            covering = [other for other in mentions if other.start < span[1] and span[0] < other.end]
            judged.append(Judged("fault" if covering else "abstained", passage, mark.line))
            continue
        if mention is None or mention.link is None:
            judged.append(Judged("missed", passage, f"{mark.line}   (no mention)"))
            continue
        link = mention.link
        if said["relation"]:
            subject = labels[said["subject"]] if said["subject"] else None
            is_right = (link.relation, link.subject) == (said["relation"], subject)
            what = f"{mark.line}   ({link.relation}, {link.subject})"
            judged.append(Judged("relation" if is_right else "wrong relation", passage, what))
        if said["other"] == "*":
            continue
        if link.target is not None and said["target"] is None:
            judged.append(Judged("wrong", passage, f"{mark.line}   (linked to {_shown(link.target)})"))
        elif said["label"]:
            judged.append(Judged("missed" if link.unresolved else "abstained", passage, mark.line))
        elif said["open"]:
            is_right = link.unresolved == said["open"] and _candidates(link, said["candidates"], labels)
            what = f"{mark.line}   ({link.unresolved}: {[_shown(target) for target in link.candidates]})"
            judged.append(Judged("abstained" if is_right else "missed", passage, what))
        elif link.target is None:
            judged.append(Judged("missed", passage, f"{mark.line}   ({link.unresolved})"))
        else:
            is_right = _is_meant(link, said, labels)
            what = f"{mark.line}   ({_shown(link.target)}, {link.basis})"
            judged.append(Judged("right" if is_right else "wrong", passage, what))
    for place_of, other in mentions.items():
        if place_of not in seen and other.link is not None and other.link.target is not None:
            judged.append(Judged("wrong", passage, f"unmarked: {other.text!r} → {_shown(other.link.target)}"))
    return judged


def _is_meant(link: vndocs.Link, said: dict[str, str | None], labels: dict[str | None, tuple[int, int]]) -> bool:
    target = link.target
    assert target is not None
    kind, _, name = (said["target"] or "").strip().partition(" ")
    if kind in labels:
        kind, name = "mention", kind
    if target.kind != kind or (name and not _is_named(target, name, labels)):
        return False
    if said["basis"] and link.basis != said["basis"]:
        return False
    places = said["places"]
    return places is None or _places(target) == places.strip()


def _is_named(target: vndocs.Target, name: str, labels: dict[str | None, tuple[int, int]]) -> bool:
    return target.span == labels[name] if name in labels else target.code == name


def _candidates(link: vndocs.Link, said: str | None, labels: dict[str | None, tuple[int, int]]) -> bool:
    if said is None:
        return True
    names = [name.strip() for name in said.split(",")]
    if len(names) != len(link.candidates):
        return False
    return all(any(_is_named(target, name, labels) for target in link.candidates) for name in names)


def _places(target: vndocs.Target) -> str:
    """Write the places of a target, one by one; an appendix without number has no words of its own."""
    return "; ".join(
        "Phụ lục" if provision.path == (("appendix", ""),) else str(provision) for provision in target.provisions
    )


def _shown(target: vndocs.Target) -> str:
    places = _places(target)
    return f"{target.kind} {target.code or target.title or target.type_name} {target.span or ''} {places}".strip()


class Figures(NamedTuple):
    """Counts of a set: links and how many are right, abstentions, misses, relations."""

    counts: Counter[str]

    @property
    def precision(self) -> float:
        """Give the share of right links among all that were made."""
        links = self.counts["right"] + self.counts["wrong"] + self.counts["fault"]
        return self.counts["right"] / links if links else 1.0

    @property
    def recall(self) -> float:
        """Give the share of marks, links and abstentions, that came out as the passage says."""
        right = self.counts["right"] + self.counts["abstained"]
        every = right + self.counts["missed"] + self.counts["wrong"] + self.counts["fault"]
        return right / every if every else 1.0

    def __str__(self) -> str:
        """Give the figures in a line."""
        counts = self.counts
        relations = counts["relation"] + counts["wrong relation"]
        return (
            f"links {counts['right'] + counts['wrong'] + counts['fault']}, right {counts['right']}, "
            f"precision {self.precision:.3f}; left open rightly {counts['abstained']}, missed {counts['missed']}, "
            f"as marked {self.recall:.3f}; relations {counts['relation']} of {relations}"
        )


def chosen(which: str | None = None) -> list[Passage]:
    """Give all passages, those of one file of `ASIDE`, or with `tuned` the rest."""
    every = passages()
    if which is None:
        return every
    return [passage for passage in every if (passage.file if passage.file in ASIDE else "tuned") == which]


def figures(form: str = "as-is", sentences: Any = "own", which: str | None = None) -> tuple[Figures, list[Judged]]:
    """Score the set, or a part of it as `chosen` gives it."""
    judged = [one for passage in chosen(which) for one in judge(passage, form, sentences)]
    return Figures(Counter(one.outcome for one in judged)), judged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--form", choices=FORMS, default="as-is", help="how the passages are written")
    parser.add_argument("--sentences", choices=("own", "underthesea"), default="own", help="what limits sentences")
    parser.add_argument("--show", action="store_true", help="print what did not come out, but not of what is aside")
    arguments = parser.parse_args()
    for which, name in {"tuned": "tuned on", **ASIDE}.items():
        found, judged = figures(arguments.form, arguments.sentences, which)
        print(f"{name}: {len(chosen(which))} passages: {found}")
        if arguments.show and which == "tuned":
            for one in judged:
                if one.outcome not in ("right", "abstained", "relation"):
                    print(f"  {one.outcome:15} {one.passage.file}: {one.passage.title}\n      {one.what}")


if __name__ == "__main__":
    main()
