"""Ways in which clerks spoil a passage, each with the rule that must find it.

They come from the forms of damage that real papers show: figures swapped or one off, a wrong word, a lost zero, a part
dropped, an old list of letters. None of them is taken from the code of a rule.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mutations.passages import DAY, TYPES, Passage, Piece, cited, passages, registry, shown

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
ISSUERS = ("Bộ Tài chính", "Quốc hội", "Thủ tướng Chính phủ", "Bộ Nội vụ", "Ủy ban nhân dân tỉnh")
DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
NUMBER = re.compile(r"\d+")


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


def _citation(piece: Piece) -> Iterator[tuple[str, str]]:
    known = registry()
    key = piece.given.partition(":")[0]
    row = known[key]
    full = piece.sort == "c"
    front = f"Điều {piece.given.partition(':')[2]} " if piece.sort == "p" else ""

    def written(**said: str) -> str:
        return front + cited(row, has_title=full, **said)

    issued = datetime.date.fromisoformat(row["issued"])
    for day in (issued + datetime.timedelta(days) for days in (1, -1, 2, 3, 5, 7, 10, 14, 20, -3, -7, -14, 30)):
        if day.year == issued.year:
            yield "wrong-issue-date", written(date=shown(day))
    codes = {other["code"] for other in known.values()}
    number, rest = row["code"].split("/", 1)
    for other in {str(int(number) + step) for step in (1, 2, 5, 10, 20, 300)} | {number[::-1], number + "1"}:
        code = f"{other.zfill(2)}/{rest}"
        if code not in codes and other.strip("0"):
            yield "unknown-document", written(code=code)
    if row["type"] in ("NĐ", "TT"):
        for year in (issued.year - 1, issued.year + 1, issued.year - 2):
            yield "wrong-number-year", written(code=row["code"].replace(str(issued.year), str(year)))
        for word in ("Quyết định", "Nghị quyết", "Kế hoạch"):
            yield "type-against-symbol", written(word=word)
        yield "spaced-code", written(code=row["code"].replace("/", " / ", 1))
        yield "spaced-code", written(code=row["code"].replace("-", " - "))
        yield "number-colon", written().replace(" số ", " số: ")
        if "Đ" in row["code"]:
            yield "look-alike-letter", written(code=row["code"].replace("Đ", "\u00d0"))
        yield "look-alike-letter", written(code=row["code"].replace("-", "\u2013"))
    if row["type"] in ("L", "BL"):
        for word in ("Pháp lệnh", "Bộ luật" if row["type"] == "L" else "Luật"):
            yield "wrong-type", written(word=word)
        term = row["code"][-2:]
        for other in (str(int(term) - 1), str(int(term) + 1)):
            yield "body-out-of-time", written(code=row["code"][:-2] + other)
    elif full:
        for issuer in ISSUERS:
            if issuer != row["issuer"]:
                yield "wrong-issuer", written(issuer=issuer)
        words = row["title"].split()
        if len(words) > 6:
            yield "wrong-title", written(title=" ".join(words[: len(words) * 2 // 3]))
            yield "wrong-title", written(title=" ".join(words[: len(words) // 2]))
        yield "wrong-title", written(title="quản lý chất thải rắn sinh hoạt")
        yield "wrong-title", written(title="xử phạt vi phạm hành chính trong lĩnh vực thủy sản")
    if piece.sort == "p" and row["articles"]:
        for article in (1, 5, 30, 100):
            yield "missing-provision", f"Điều {int(row['articles']) + article} {cited(row, has_title=False)}"


def _form(piece: Piece) -> Iterator[tuple[str, str]]:
    text = piece.text
    word, code = text.split(" số ")
    party = "-" in code.split("/")[0]
    swapped = code.replace("-", "\0").replace("/", "-").replace("\0", "/")
    yield "wrong-separator", text.replace(code, swapped)
    if code.startswith("0"):
        yield "missing-zero", text.replace(code, code[1:])
    yield "spaced-code", text.replace(code, code.replace("-", " - "))
    yield "spaced-code", text.replace(code, code.replace("/", " /"))
    yield "number-colon", text.replace(" số ", " số: ")
    yield "look-alike-letter", text.replace("-", "\u2013")
    if "Đ" in code:
        yield "look-alike-letter", text.replace("Đ", "\u00d0")
    if "/UB" in code:
        return
    for other in ("Nghị quyết", "Quy chế", "Chương trình") if not party else ("Quyết định", "Báo cáo"):
        if other != word:
            yield "type-against-symbol", f"{other} số {code}"


def _symbol(piece: Piece) -> Iterator[tuple[str, str]]:
    right, wrong = piece.given.split("|")
    issuer = right.rpartition(" của ")[2]
    yield "issuer-against-symbol", right.replace(issuer, wrong)
    yield "issuer-against-symbol", right.replace(issuer, f"Ban Thường vụ {wrong}")
    for year in (2024, 2025, 2026):
        yield "future-document", DATE.sub(rf"\1/\2/{year}", right)
    for day in ("31/02/2023", "30/02/2023", "31/4/2023", "31/11/2023", "00/12/2023", "12/13/2023"):
        yield "impossible-date", DATE.sub(day, right)
    yield from _form_of_code(right)


def _form_of_code(text: str) -> Iterator[tuple[str, str]]:
    code = text.split(" số ")[1].split()[0]
    yield "wrong-separator", text.replace(code, code.replace("-", "\0").replace("/", "-").replace("\0", "/"))
    yield "spaced-code", text.replace(code, code.replace("-", " - "))
    yield "look-alike-letter", text.replace(code, code.replace("-", "\u2013"))


def _weekday(piece: Piece) -> Iterator[tuple[str, str]]:
    for day in WEEKDAYS:
        if day != piece.text:
            yield "wrong-weekday", day


def _money(piece: Piece) -> Iterator[tuple[str, str]]:
    figures, words = piece.given.split("|")
    digits = figures.split()[0]
    for place in range(len(digits)):
        if digits[place].isdigit():
            other = digits[:place] + str((int(digits[place]) + 3) % 10) + digits[place + 1 :]
            if not other.startswith("0"):
                yield "words-against-figures", f"{figures.replace(digits, other)} ({words})"
    swaps = (("triệu", "nghìn"), ("trăm", "mươi"), ("Hai", "Ba"), ("năm", "sáu"), ("Bốn", "Chín"), ("sáu", "bảy"))
    for one, other in swaps:
        if one in words.split():
            spoiled = words.replace(one, other, 1)
            yield "words-against-figures", f"{figures} ({spoiled})"


def _sum(piece: Piece) -> Iterator[tuple[str, str]]:
    digits = piece.text.split()[0]
    for place in range(len(digits)):
        if digits[place].isdigit() and digits[place] != "0":
            other = digits[:place] + str(int(digits[place]) % 9 + 1) + digits[place + 1 :]
            yield "wrong-sum", piece.text.replace(digits, other)


def _interval(piece: Piece) -> Iterator[tuple[str, str]]:
    first, last = piece.text.removeprefix("từ ngày ").split(" đến ngày ")
    earlier = DATE.sub(r"\1/\2/2023", last)
    yield "reversed-interval", f"từ ngày {last} đến ngày {first}"
    yield "reversed-interval", f"từ ngày {first} đến ngày {earlier}"
    yield "impossible-date", f"từ ngày {first} đến ngày 31/6/2024"


def _anniversary(piece: Piece) -> Iterator[tuple[str, str]]:
    count, begun, year, *_ = piece.given.split("|")
    number = int(count.split()[0])
    for other in (number - 1, number + 1, number + 10, number - 4, int(str(number)[::-1])):
        if other not in (number, 0):
            yield "wrong-anniversary", piece.text.replace(count, f"{other} năm")
    yield "wrong-anniversary", piece.text.replace(begun, f"{begun[:-4]}{int(begun[-4:]) + 2}")
    yield "wrong-anniversary", piece.text.replace(year, f"{year[:-4]}{int(year[-4:]) - 1}")


def _count(piece: Piece) -> Iterator[tuple[str, str]]:
    number = int(piece.text)
    for other in (number - 1, number + 1, number + 2, number + 10):
        if other > 1:
            yield "wrong-count", f"{other:02}"


def _inline(piece: Piece) -> Iterator[tuple[str, str]]:
    items = piece.text.split("; ")
    for place in range(1, len(items) - 1):
        yield "list-number-missing", "; ".join(items[:place] + items[place + 1 :])
        later = [item.replace(f"({at + 1})", f"({at})") for at, item in enumerate(items) if at >= place]
        yield "list-number-repeated", "; ".join(items[:place] + later)
        again = [*items[:place], later[0], *items[place + 1 :]]
        yield "list-number-repeated|list-number-missing", "; ".join(again)
    if len(items) > 2:
        yield "wrong-count", "; ".join(items[:-1])


def _numbers(piece: Piece) -> Iterator[tuple[str, str]]:
    items = piece.text.split("\n")
    for place in range(1, len(items) - 1):
        yield "list-number-missing", "\n".join(items[:place] + items[place + 1 :])
        later = [item.replace(f"{at + 1}.", f"{at}.") for at, item in enumerate(items) if at >= place]
        yield "list-number-repeated", "\n".join(items[:place] + later)
        again = [*items[:place], later[0], *items[place + 1 :]]
        yield "list-number-repeated|list-number-missing", "\n".join(again)


def _letters(piece: Piece) -> Iterator[tuple[str, str]]:
    items = piece.text.split("\n")
    words = [item.partition(") ")[2] for item in items]
    english = [f"{letter}) {said}" for letter, said in zip("abcdefgh", words, strict=False)]
    if len(items) > 5:
        yield "list-letter-order", "\n".join(english)
    for place in range(1, len(items) - 1):
        swapped = [*items]
        swapped[place], swapped[place + 1] = items[place + 1], items[place]
        yield "list-letter-order", "\n".join(swapped)
        yield "list-number-missing|list-letter-order", "\n".join(items[:place] + items[place + 1 :])
        signs = [item.partition(")")[0] for item in items]
        later = [f"{sign}) {said}" for sign, said in zip(signs[place - 1 :], words[place:], strict=False)]
        yield "list-number-repeated", "\n".join(items[:place] + later)


def _title(piece: Piece) -> Iterator[tuple[str, str]]:
    for year in (2026, 2027, 2028):
        yield "title-ahead-of-year", piece.text.replace("năm 2024", f"năm {year}")
    for day in ("31/02/2024", "30/02/2024", "31/4/2024"):
        yield "impossible-date", DATE.sub(day, piece.text)


def _again(piece: Piece) -> Iterator[tuple[str, str]]:
    code, date = piece.given.split("|")
    for day in ("11/01/2024", "13/01/2024", "02/01/2024", "19/01/2024"):
        if day not in date:
            yield "conflicting-date", f"{code} ngày {day}"


def _colon(piece: Piece) -> Iterator[tuple[str, str]]:
    yield "number-colon", "Số " if piece.sort == "colon" else "Số: "


def _short(piece: Piece) -> Iterator[tuple[str, str]]:
    yield "undefined-short-form", piece.given.split("|")[1]


def _own_article(piece: Piece) -> Iterator[tuple[str, str]]:
    for article in (7, 9, 12, 25):
        yield "missing-own-provision", f"Điều {article} Quyết định này"


MAKERS: dict[str, Callable[[Piece], Iterable[tuple[str, str]]]] = {
    "c": _citation,
    "n": _citation,
    "p": _citation,
    "form": _form,
    "symbol": _symbol,
    "weekday": _weekday,
    "words": _money,
    "sum": _sum,
    "part": _sum,
    "interval": _interval,
    "anniversary": _anniversary,
    "count": _count,
    "list": _inline,
    "numbers": _numbers,
    "letters": _letters,
    "title": _title,
    "again": _again,
    "colon": _colon,
    "nocolon": _colon,
    "short": _short,
    "own_article": _own_article,
    "aliasuse": lambda piece: [("unused-alias", "văn bản đó")],
    "basisuse": lambda piece: [("unused-basis", "quy chế của xã")],
}


def _of_the_whole(passage: Passage) -> Iterator[tuple[str, str]]:
    text = passage.text
    bases = [line for line in text.split("\n") if line.startswith("Căn cứ")]
    for one, other in pairwise(bases):
        ranks = [
            next(
                (
                    rank
                    for rank, word in enumerate(("Luật", "Nghị định", "Thông tư"))
                    if line.startswith(f"Căn cứ {word}")
                ),
                0,
            )
            for line in (one, other)
        ]
        if ranks[0] < ranks[1]:
            yield "basis-out-of-order", text.replace(one, "\0").replace(other, one).replace("\0", other)
    for line in bases:
        if any(piece.sort == "drop" and piece.text in line for piece in passage.pieces):
            yield "amended-document", text.replace(line + "\n", "")
    for piece in passage.pieces:
        if piece.sort == "twice":
            for issuer in ("Ủy ban nhân dân tỉnh", "Sở Tài chính", "Ủy ban nhân dân xã Tân Phú"):
                first, second = (f" Xã làm theo {piece.text} của {body}." for body in ("Ủy ban nhân dân huyện", issuer))
                yield "conflicting-issuer", text + first + second
            for title in ("trồng rừng phòng hộ", "xây dựng đường ấp", "chuyển đổi số"):
                told = [f" Xã sơ kết {piece.text} về việc {one}." for one in ("thu gom rác thải sinh hoạt", title)]
                yield "conflicting-title", text + "".join(told)


def _out_of_force() -> Iterator[Fault]:
    """Date the citing document before a basis takes effect, or behind its end."""
    known = registry()
    for passage in passages():
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
                for days in (1, 30, 200):
                    day = datetime.date.fromisoformat(row["ended"]) + datetime.timedelta(days)
                    yield Fault("repealed-document", _dated(passage, day), passage.name)


def _dated(passage: Passage, day: datetime.date) -> str:
    then = f"{DAY.day:02} tháng {DAY.month:02} năm {DAY.year}"
    return passage.text.replace(then, f"{day.day:02} tháng {day.month:02} năm {day.year}", 1)


__all__ = ["TYPES", "Fault", "faults"]
