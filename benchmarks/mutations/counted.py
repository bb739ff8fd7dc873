"""Ways in which clerks spoil what is counted: weekdays, sums, words of amounts, periods, anniversaries, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutations.passages import Piece

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def weekday(piece: Piece) -> Iterator[tuple[str, str]]:
    for day in WEEKDAYS:
        if day != piece.text:
            yield "wrong-weekday", day


def money(piece: Piece) -> Iterator[tuple[str, str]]:
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


def sums(piece: Piece) -> Iterator[tuple[str, str]]:
    digits = piece.text.split()[0]
    for place in range(len(digits)):
        if digits[place].isdigit() and digits[place] != "0":
            other = digits[:place] + str(int(digits[place]) % 9 + 1) + digits[place + 1 :]
            yield "wrong-sum", piece.text.replace(digits, other)
    bare = digits.replace(".", "")
    if len(bare) > 4 and bare[0] != bare[1] and bare[1] != "0":
        swapped = f"{int(bare[1] + bare[0] + bare[2:]):,}".replace(",", ".")
        yield "wrong-sum", piece.text.replace(digits, swapped)


def interval(piece: Piece) -> Iterator[tuple[str, str]]:
    first, last = piece.text.removeprefix("từ ngày ").split(" đến ngày ")
    earlier = DATE.sub(r"\1/\2/2023", last)
    yield "reversed-interval", f"từ ngày {last} đến ngày {first}"
    yield "reversed-interval", f"từ ngày {first} đến ngày {earlier}"
    yield "impossible-date", f"từ ngày {first} đến ngày 31/6/2024"


def anniversary(piece: Piece) -> Iterator[tuple[str, str]]:
    count, begun, year, *_ = piece.given.split("|")
    number = int(count.split()[0])
    for other in (number - 1, number + 1, number + 10, number - 4, int(str(number)[::-1])):
        if other not in (number, 0):
            yield "wrong-anniversary", piece.text.replace(count, f"{other} năm")
    yield "wrong-anniversary", piece.text.replace(begun, f"{begun[:-4]}{int(begun[-4:]) + 2}")
    yield "wrong-anniversary", piece.text.replace(year, f"{year[:-4]}{int(year[-4:]) - 1}")


def count(piece: Piece) -> Iterator[tuple[str, str]]:
    number = int(piece.text)
    for other in (number - 1, number + 1, number + 2, number + 10):
        if other > 1:
            yield "wrong-count", f"{other:02}"


def inline(piece: Piece) -> Iterator[tuple[str, str]]:
    items = piece.text.split("; ")
    for place in range(1, len(items) - 1):
        yield "list-number-missing", "; ".join(items[:place] + items[place + 1 :])
        later = [item.replace(f"({at + 1})", f"({at})") for at, item in enumerate(items) if at >= place]
        yield "list-number-repeated", "; ".join(items[:place] + later)
        again = [*items[:place], later[0], *items[place + 1 :]]
        yield "list-number-repeated|list-number-missing", "; ".join(again)
    if len(items) > 2:
        yield "wrong-count", "; ".join(items[:-1])


def numbers(piece: Piece) -> Iterator[tuple[str, str]]:
    items = piece.text.split("\n")
    for place in range(1, len(items) - 1):
        yield "list-number-missing", "\n".join(items[:place] + items[place + 1 :])
        later = [item.replace(f"{at + 1}.", f"{at}.") for at, item in enumerate(items) if at >= place]
        yield "list-number-repeated", "\n".join(items[:place] + later)
        again = [*items[:place], later[0], *items[place + 1 :]]
        yield "list-number-repeated|list-number-missing", "\n".join(again)
        if place + 1 < len(items):
            swapped = [*items[:place], items[place + 1], items[place], *items[place + 2 :]]
            yield "list-number-repeated|list-number-missing", "\n".join(swapped)


def letters(piece: Piece) -> Iterator[tuple[str, str]]:
    items = piece.text.split("\n")
    words = [item.partition(") ")[2] for item in items]
    english = [f"{letter}) {said}" for letter, said in zip("abcdefgh", words, strict=False)]
    if len(items) > 5:
        yield "list-letter-order", "\n".join(english)
        yield "list-letter-order", "\n".join(item for item in items if not item.startswith("đ)"))
    for right, wrong in (("g", "f"), ("k", "j")):
        if any(item.startswith(f"{right})") for item in items):
            yield "list-letter-order", "\n".join(re.sub(rf"^{right}\)", f"{wrong})", item) for item in items)
    for place in range(1, len(items) - 1):
        swapped = [*items]
        swapped[place], swapped[place + 1] = items[place + 1], items[place]
        yield "list-letter-order", "\n".join(swapped)
        yield "list-number-missing|list-letter-order", "\n".join(items[:place] + items[place + 1 :])
        signs = [item.partition(")")[0] for item in items]
        later = [f"{sign}) {said}" for sign, said in zip(signs[place - 1 :], words[place:], strict=False)]
        yield "list-number-repeated", "\n".join(items[:place] + later)


def period(piece: Piece) -> Iterator[tuple[str, str]]:
    """Turn the years of a term round, or lose a decade of the second."""
    match = re.fullmatch(r"(.*?)(\d{4})(\D+)(\d{4})", piece.text)
    if match is None:
        raise ValueError(piece.text)
    lead, first, between, last = match.groups()
    yield "reversed-interval", f"{lead}{last}{between}{first}"
    yield "reversed-interval", f"{lead}{first}{between}{int(last) - 10}"
    yield "reversed-interval", f"{lead}{int(first) + 20}{between}{last}"
