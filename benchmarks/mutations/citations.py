"""Ways in which clerks spoil a citation: its date, number, symbol, issuer, title, the marks and blanks of its code."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from mutations.passages import Piece, cited, registry, shown

ISSUERS = ("Bộ Tài chính", "Quốc hội", "Thủ tướng Chính phủ", "Bộ Nội vụ", "Ủy ban nhân dân tỉnh")
DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def citation(piece: Piece) -> Iterator[tuple[str, str]]:
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


def form(piece: Piece) -> Iterator[tuple[str, str]]:
    text = piece.text
    word, code = text.split(" số ")
    party = "-" in code.split("/")[0]
    swapped = code.replace("-", "\0").replace("/", "-").replace("\0", "/")
    yield "wrong-separator", text.replace(code, swapped)
    if "/UB" not in code:
        yield "wrong-separator", text.replace(code, code.replace("-", "/") if not party else code.replace("/", "-"))
    if "/NQ-" in code or "-NQ/" in code or "/QĐ-" in code:
        yield "wrong-separator", text.replace(code, code.replace("/", "-") if not party else code.replace("-", "/"))
    for later in ("22/01/2024", "15/02/2024", "03/01/2025"):
        yield "future-document", f"{text} ban hành ngày {later}, và công văn"
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
    others: tuple[str, ...] = ("Nghị quyết", "Chương trình") if not party else ("Quyết định", "Báo cáo")
    # A charter bears the number of the decision or resolution that issued it: `Quy chế số 31/QĐ-UBND` is right, while
    # no report, notice or letter brings one.
    if not any(sign in code for sign in ("QĐ-", "NQ-", "-QĐ", "-NQ")):
        others += ("Quy chế",)
    for other in others:
        if other != word:
            yield "type-against-symbol", f"{other} số {code}"


def symbol(piece: Piece) -> Iterator[tuple[str, str]]:
    right, *wrongs = piece.given.split("|")
    issuer = right.rpartition(" của ")[2]
    for wrong in wrongs:
        yield "issuer-against-symbol", right.replace(issuer, wrong)
        if wrong.endswith("ủy") or wrong == "Đảng ủy xã":
            yield "issuer-against-symbol", right.replace(issuer, f"Ban Thường vụ {wrong}")
    for year in (2024, 2025, 2026):
        yield "future-document", DATE.sub(rf"\1/\2/{year}", right)
    for day in ("31/02/2023", "30/02/2023", "31/4/2023", "31/11/2023", "00/12/2023", "12/13/2023"):
        yield "impossible-date", DATE.sub(day, right)
    yield from form_of_code(right)


def form_of_code(text: str) -> Iterator[tuple[str, str]]:
    code = text.split(" số ")[1].split()[0]
    yield "wrong-separator", text.replace(code, code.replace("-", "\0").replace("/", "-").replace("\0", "/"))
    yield "spaced-code", text.replace(code, code.replace("-", " - "))
    yield "look-alike-letter", text.replace(code, code.replace("-", "\u2013"))


def title(piece: Piece) -> Iterator[tuple[str, str]]:
    for year in (2026, 2027, 2028, 2030):
        yield "title-ahead-of-year", piece.text.replace("năm 2024", f"năm {year}")
    for year in (2021, 2022):
        yield "title-ahead-of-year", DATE.sub(rf"\1/\2/{year}", piece.text, count=1)
    for day in ("31/02/2024", "30/02/2024", "31/4/2024"):
        yield "impossible-date", DATE.sub(day, piece.text)


def again(piece: Piece) -> Iterator[tuple[str, str]]:
    code, date = piece.given.split("|")
    for day in ("10/01/2024", "11/01/2024", "13/01/2024", "02/01/2024", "19/01/2024"):
        if day not in date:
            yield "conflicting-date", f"{code} ngày {day}"


def colon(piece: Piece) -> Iterator[tuple[str, str]]:
    yield "number-colon", "Số " if piece.sort == "colon" else "Số: "


def short(piece: Piece) -> Iterator[tuple[str, str]]:
    for short_form in piece.given.split("|")[1:]:
        yield "undefined-short-form", short_form


def own_article(piece: Piece) -> Iterator[tuple[str, str]]:
    for article in (7, 9, 12, 25):
        yield "missing-own-provision", f"Điều {article} Quyết định này"
    yield "missing-own-provision", "Điều 16"
    yield "missing-own-provision", "khoản 8 Điều 1 Quyết định này"
    yield "missing-own-provision", "điểm a khoản 5 Điều 30 của Quyết định này"


def alias(piece: Piece) -> Iterator[tuple[str, str]]:
    """Declare another short name than the text goes on to use."""
    yield "unused-alias", f"{piece.text} khác"


def alias_use(piece: Piece) -> Iterator[tuple[str, str]]:
    """Use the full words, or none, in the place of the short name that was declared."""
    for words in ("văn bản đó", "quy định trên", "các quy định hiện hành", "tài liệu đã phát", "việc này"):
        yield "unused-alias", words


def basis_use(piece: Piece) -> Iterator[tuple[str, str]]:
    """Leave the basis unnamed where the text comes back to the others."""
    for words in ("quy chế của xã", "quy định chung"):
        yield "unused-basis", words


def spoiled(piece: Piece) -> Iterator[tuple[str, str]]:
    """Give the wordings that stand beside the right one in the passage."""
    rule, _, *wrongs = piece.given.split("|")
    for wrong in wrongs:
        yield rule, wrong
