"""Sums in words: `Một tỷ ba trăm ba mươi ba triệu đồng`, `ba (03) triệu đồng`, `5.000.000 (năm triệu) đồng`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ...text.numerals import Word, words_before
from ...text.numerals.grammar import DIGIT, HALF, HUNDRED, SCALE, TOKENS, Token, evaluate
from . import figures
from .evidence import is_all
from .money import Money
from .qualifiers import said_before
from .reading import Reading, plain
from .units import GAP, LEXICON, WORD, Unit, currency_at, scale_at

if TYPE_CHECKING:
    from collections.abc import Sequence

_VAGUE: Final = frozenset(LEXICON["vague"]["words"])
_YEAR_BEFORE: Final = frozenset(LEXICON["vague"]["year_before"])
_LEAST: Final = LEXICON["vague"]["least"]
_LAST_WORD: Final = re.compile(r"(\w+)[ \n\t*]{1,6}\Z")
_BRACKET: Final = re.compile(r"\(((?:[^()\n]|\n(?![ \t]*\n)){1,80})\)[ \n\t*]{0,4}\Z")
_FIGURE: Final = re.compile(r"(?<![\w.,/])(\d[\d.,]{0,24})[ \n\t*]{0,4}\Z")
_YEAR: Final = Token(DIGIT, 5)
#: The last two letters of every number word, to refuse `hợp đồng` at once.
ENDINGS: Final = frozenset(form for word in TOKENS for form in (word[-2:], word[-2:].upper()))
#: First words of the currencies that are not looked for in every text.
_NAMES: Final = frozenset(
    name.split()[0].lower() for entry in LEXICON["currencies"].values() for name in (entry["name"], *entry["also"])
) - {"đồng"}
#: Parts that need a number before them.
_HEADLESS: Final = frozenset({SCALE, HUNDRED})
_IN_WORDS: Final = frozenset(LEXICON["in_words"]["words"]) | {""}
_FIRST_IN_BRACKET: Final = frozenset(words.split()[0] for words in LEXICON["in_words"]["words"]) | set(TOKENS)
_OPENING: Final = frozenset({" (", "\n("})
_LONGEST_BRACKET: Final = 200
_BLANKS: Final = " \n\t*"


def sum_before(text: str, position: int) -> Money | None:
    """Read the sum in words before the currency that begins at `position`."""
    last = text[position - 1 : position]
    if not last or last not in _BLANKS:
        return None
    ending = text[position - 3 : position - 1]
    if ending not in ENDINGS:
        bare = text[max(0, position - 12) : position].rstrip(_BLANKS)
        if bare[-1:] == ")":
            return _around_bracket(text, position)
        if ending[1:] not in _BLANKS or bare[-2:] not in ENDINGS:
            return None
    words = words_before(text, position)
    if not words:
        return None
    first = words[0]
    is_headless = first.token.part in _HEADLESS and (len(words) == 1 or words[1].token.part != HALF)
    if is_headless and ")" not in text[max(0, first.start - 3) : first.start]:
        # "(triệu đồng)", the unit of a table.
        return None
    unit = currency_at(text, position)
    if unit is None or unit.doubt not in ("", "things"):
        return None
    return _behind_bracket(text, words, unit) if is_headless else _read(text, words, unit)


def sums_within(text: str, start: int, end: int) -> list[Money]:
    """Read the sums in words of a stretch in any currency but đồng (`năm mươi nghìn yên Nhật`)."""
    found = (sum_before(text, word.start()) for word in WORD.finditer(text, start, end) if word[0].lower() in _NAMES)
    return [money for money in found if money]


def sums_in_brackets(text: str, sums: Sequence[Money | Reading]) -> list[Money]:
    """Read the words in the bracket right behind a sum; they may leave its currency out."""
    found: list[Money] = []
    for money in sums:
        if text[money.end : money.end + 2] in _OPENING:
            first = WORD.match(text, money.end + 2)
            if first is None or first[0].lower() not in _FIRST_IN_BRACKET:
                continue
            closing = text.find(")", money.end, money.end + _LONGEST_BRACKET)
            within = sums_within(text, money.end, closing) if closing > 0 else []
            same = None if within else _same(text, money, closing)
            found += [same] if same else within
    return found


def _same(text: str, money: Money | Reading, closing: int) -> Money | None:
    """Read words without a currency that say the same as the sum before them: `500.000 đồng (năm trăm nghìn)`."""
    words = words_before(text, closing) if closing > 0 else []
    number = evaluate([word.token for word in words], whole=True)[0] if len(words) > 1 else None
    if number is None or money.currency is None:
        return None
    if text[money.end + 2 : words[0].start].strip(" *\n:").lower() not in _IN_WORDS:
        return None
    digits, exponent = _split(number)
    value = money.value if isinstance(money, Reading) else plain(money.digits, money.exponent)
    if plain(digits, exponent) != value:
        return None
    return Money(words[0].start, words[-1].end, digits, exponent, money.currency, 0, True)


def _read(text: str, words: list[Word], unit: Unit) -> Money | None:
    tokens = [word.token for word in words]
    value, _ = evaluate(tokens, whole=True)
    if (value is None or len(tokens) > 1) and tokens[0] == _YEAR and _word_before(text, words[0].start) in _YEAR_BEFORE:
        # "mỗi năm hai triệu đồng"
        without, _ = evaluate(tokens[1:], whole=True)
        if value is None or (without is not None and tokens[1].part == DIGIT):
            words, tokens, value = words[1:], tokens[1:], without
    if value is None or value < 0 or (value < _LEAST and not _is_certain(text, words, unit, value)):
        return None
    if unit.doubt and value < 10_000:
        return None
    before = _word_before(text, words[0].start)
    if before in _VAGUE or before.isdigit():
        return None
    digits, exponent = _split(value)
    return Money(words[0].start, unit.end, digits, exponent, unit.currency, _last_scale(tokens), True)


def _behind_bracket(text: str, words: list[Word], unit: Unit) -> Money | None:
    """Read `ba (03) triệu đồng` and `03 (ba) triệu đồng`: a number twice before its scale."""
    bracket = _BRACKET.search(text, max(0, words[0].start - 90), words[0].start)
    if bracket is None:
        return None
    inner = bracket[1].strip()
    scale = scale_at(text, words[0].start)
    tail = [word.token for word in words]
    front = words_before(text, bracket.start())
    if front and front[-1].end <= bracket.start():
        figure = (
            figures.read(inner, scaled=True, whole_units=True) if inner[:1].isdigit() and inner[-1:].isdigit() else None
        )
        number, _ = evaluate([word.token for word in front], whole=True)
        if (
            figure is None
            or number is None
            or number != _decimal(figure)
            or _word_before(text, front[0].start) in _VAGUE
        ):
            return None
        value, _ = evaluate([word.token for word in front] + tail, whole=True)
        if value is None:
            return None
        digits, exponent = _split(value)
        return Money(front[0].start, unit.end, digits, exponent, unit.currency, _last_scale(tail), True)
    number_before = _FIGURE.search(text, max(0, bracket.start() - 30), bracket.start())
    inside = words_before(text, bracket.end(1))
    if number_before is None or scale is None or not inside or inside[0].start != bracket.start(1):
        return None
    if GAP.match(text, scale.end).end() != unit_start(text, words):  # type: ignore[union-attr]
        return None
    figure = figures.read(number_before[1], scaled=True, whole_units=True)
    number, _ = evaluate([word.token for word in inside], whole=True)
    if figure is None or number is None or number != _decimal(figure):
        return None
    return Money(
        number_before.start(1), unit.end, figure.digits, scale.exponent - figure.decimals, unit.currency, scale.exponent
    )


def unit_start(text: str, words: list[Word]) -> int:
    """Give where the currency behind a run of words begins."""
    return GAP.match(text, words[-1].end).end()  # type: ignore[union-attr]


def _around_bracket(text: str, position: int) -> Money | None:
    """Read `5.000.000 (năm triệu) đồng` and `hai mươi nghìn (20.000) đồng`: a number twice, then its currency."""
    unit = currency_at(text, position)
    bracket = _BRACKET.search(text, max(0, position - 120), position)
    if unit is None or unit.doubt or bracket is None:
        return None
    first: Money
    if bracket[1][:1].isdigit():
        words, figures_read = words_before(text, bracket.start()), bracket[1].strip()
        if not words or _word_before(text, words[0].start) in _VAGUE:
            return None
        first = Money(words[0].start, unit.end, 0, 0, unit.currency, 0, True)
    else:
        front = _FIGURE.search(text, max(0, bracket.start() - 30), bracket.start())
        words = words_before(text, bracket.end(1))
        if front is None or not words or text[bracket.start(1) : words[0].start].strip():
            return None
        figures_read = front[1].rstrip(".,")
        first = Money(front.start(1), unit.end, 0, 0, unit.currency)
    figure = figures.read(figures_read, scaled=False, whole_units=unit.currency == "VND") if figures_read else None
    number, _ = evaluate([word.token for word in words], whole=True)
    if figure is None or number is None or number != _decimal(figure):
        return None
    return first._replace(digits=figure.digits, exponent=-figure.decimals)


def _is_certain(text: str, words: list[Word], unit: Unit, value: int | Decimal) -> bool:
    """Tell whether a word or two such as `năm đồng` are a sum: bounded, in brackets, with a rate, or all there is."""
    start, after = words[0].start, text[unit.end : unit.end + 1]
    if after == "/" or (after == ")" and text[start - 1 : start] == "("):
        return True
    if (value and unit.currency != "VND") or is_all(text, start, unit.end):
        return True
    return said_before(text, start)[1] is not None


def _word_before(text: str, position: int) -> str:
    match = _LAST_WORD.search(text, max(0, position - 14), position)
    return match[1].lower() if match else ""


def _last_scale(tokens: list[Token]) -> int:
    """Give the exponent of the scales that a number in words ends with."""
    exponent = 0
    for token in reversed(tokens):
        if token.part == SCALE:
            exponent += len(str(token.value)) - 1
        elif token.part == HUNDRED and exponent:
            exponent += 2
            break
        else:
            break
    return exponent


def _decimal(figure: figures.Figure) -> Decimal:
    return Decimal(figure.digits).scaleb(-figure.decimals)


def _split(number: int | Decimal) -> tuple[int, int]:
    if isinstance(number, int):
        return number, 0
    _, digits, exponent = number.as_tuple()
    return int("".join(map(str, digits))), int(exponent)
