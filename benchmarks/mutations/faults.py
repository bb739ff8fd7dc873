"""Ways in which clerks spoil a passage, each with the rule that must find it.

They come from the forms of damage that real papers show: figures swapped or one off, a wrong word, a lost zero, a part
dropped, an old list of letters. None of them is taken from the code of a rule.

What looks like a fault and is none is left out: a charter under the number of the decision that issued it (`Quy chế số
31/QĐ-UBND`), `w)` for `đ)`, which nobody writes, and `từ tháng 6 đến tháng 01/2024`, which began the year before.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from mutations import citations, counted
from mutations.passages import DAY, Passage, Piece, passages, registry


class Fault(NamedTuple):
    """A spoiled text, the rule that must find it (`a|b` where either names the fault rightly), and its passage."""

    rule: str
    text: str
    passage: str


def faults() -> Iterator[Fault]:
    """Make every fault of every passage."""
    for passage in passages():
        for index, piece in enumerate(passage.pieces):
            maker = MAKERS.get(piece.sort)
            if maker is not None:
                for rule, text in maker(piece):
                    yield Fault(rule, passage.with_piece(index, text), passage.name)
        for rule, text in _of_the_whole(passage):
            yield Fault(rule, text, passage.name)
    yield from _out_of_force()


#: Words of bases from the highest rank down; a code and a law are of one.
RANKS = ("Luật", "Nghị định", "Thông tư")

#: Bodies of one system, of which one document can have one.
STATE_BODIES = (
    "Ủy ban nhân dân huyện",
    "Ủy ban nhân dân tỉnh",
    "Sở Tài chính",
    "Ủy ban nhân dân xã Tân Phú",
    "Hội đồng nhân dân huyện",
    "Phòng Tài chính - Kế hoạch",
)
PARTY_BODIES = ("Đảng ủy xã", "Huyện ủy", "Tỉnh ủy", "Ban Bí thư")

MAKERS: dict[str, Callable[[Piece], Iterable[tuple[str, str]]]] = {
    "c": citations.citation,
    "n": citations.citation,
    "p": citations.citation,
    "form": citations.form,
    "symbol": citations.symbol,
    "title": citations.title,
    "again": citations.again,
    "colon": citations.colon,
    "nocolon": citations.colon,
    "short": citations.short,
    "own_article": citations.own_article,
    "alias": citations.alias,
    "aliasuse": citations.alias_use,
    "basisuse": citations.basis_use,
    "spoil": citations.spoiled,
    "weekday": counted.weekday,
    "words": counted.money,
    "sum": counted.sums,
    "part": counted.sums,
    "interval": counted.interval,
    "period": counted.period,
    "anniversary": counted.anniversary,
    "count": counted.count,
    "list": counted.inline,
    "numbers": counted.numbers,
    "letters": counted.letters,
}


def _of_the_whole(passage: Passage) -> Iterator[tuple[str, str]]:
    text = passage.text
    bases = [line for line in text.split("\n") if line.startswith("Căn cứ")]
    for one, other in combinations(bases, 2):
        ranks = [
            next(
                (
                    rank
                    for rank, word in enumerate(RANKS)
                    if line.removeprefix("Căn cứ ").replace("Bộ luật", "Luật").startswith(word)
                ),
                -1,
            )
            for line in (one, other)
        ]
        if -1 < ranks[0] < ranks[1]:
            yield "basis-out-of-order", text.replace(one, "\0").replace(other, one).replace("\0", other)
    for line in bases:
        if any(piece.sort == "drop" and piece.text in line for piece in passage.pieces):
            yield "amended-document", text.replace(line + "\n", "")
            yield "amended-document", text.replace(line, "Căn cứ Quy chế làm việc của Ủy ban nhân dân xã;")
            yield (
                "amended-document",
                text.replace(
                    line,
                    line.replace("sửa đổi", "hợp nhất")
                    .replace("52/2019", "57/2019")
                    .replace("62/2020", "67/2020")
                    .replace("63/2020", "68/2020")
                    .replace("154/2020", "159/2020"),
                ),
            )
    for piece in passage.pieces:
        if piece.sort == "twice":
            yield from _told_otherwise(text, piece.text)


def _told_otherwise(text: str, cited: str) -> Iterator[tuple[str, str]]:
    """Add two sentences that give one document to two bodies, or two titles."""
    is_party = "-NQ/" in cited
    first, *others = PARTY_BODIES if is_party else STATE_BODIES
    for issuer in others:
        one, two = (f" Xã làm theo {cited} của {body}." for body in (first, issuer))
        yield "conflicting-issuer", text + one + two
    for title in (
        "trồng rừng phòng hộ",
        "xây dựng đường ấp",
        "chuyển đổi số",
        "phòng cháy trong mùa khô",
        "tiêm phòng gia súc",
    ):
        told = [f" Xã sơ kết {cited} về việc {one}." for one in ("thu gom rác thải sinh hoạt", title)]
        yield "conflicting-title", text + "".join(told)


def _out_of_force() -> Iterator[Fault]:
    """Date the citing document before a basis takes effect, or behind its end."""
    known = registry()
    for passage in passages():
        if passage.has_own_day:
            continue
        keys = [piece.given for piece in passage.pieces if piece.sort == "c" and "Căn cứ" in passage.text]
        for key in keys:
            row = known[key]
            effective = datetime.date.fromisoformat(row["effective"])
            issued = datetime.date.fromisoformat(row["issued"])
            for days in (1, 3, 7):
                day = effective - datetime.timedelta(days)
                if day > issued:
                    yield Fault("not-yet-in-force", _dated(passage, day), passage.name)
            if row["ended"]:
                for days in (1, 30, 200, 400):
                    day = datetime.date.fromisoformat(row["ended"]) + datetime.timedelta(days)
                    yield Fault("repealed-document", _dated(passage, day), passage.name)


def _dated(passage: Passage, day: datetime.date) -> str:
    then = f"{DAY.day:02} tháng {DAY.month:02} năm {DAY.year}"
    return passage.text.replace(then, f"{day.day:02} tháng {day.month:02} năm {day.year}", 1)
