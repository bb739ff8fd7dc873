"""A reference while its neighbours are being read."""

from __future__ import annotations

import re
from typing import Any, Final

from ..entities.references import issuer as issuers
from ..entities.references import title as titles
from ..entities.references.own_words import Core
from ..entities.references.reading import Place, ReferenceReading
from ..entities.references.title_forms import compiled
from ..text.lexicon import load
from ..text.spelling import cased

_READING: Final = ReferenceReading
_make: Final[Any] = compiled.make if compiled is not None else lambda kind, *fields: tuple.__new__(kind, fields)
#: The sign of a footnote between a code and what belongs to it: `Quyết định số 3-CP[8] về việc …`.
_NOTE: Final = r"(?:\[\d{1,3}\]|\(\d\)(?=[ \n]))?"
_TO_DATE: Final = re.compile(rf"{_NOTE}[ \n\t*]*(?:,[ \n\t*]*)?(?:(?:[đd]ề|hồi|lúc)[ \n]+)?(?:ng[aáảãạ]y[ \n]+)?")
_BEHIND_NOTE: Final = re.compile(_NOTE)
_NOTES: Final = frozenset("[(")
#: What stands between a document, with its issuer, and the day of issue: `của Chính phủ ngày …`, `đã ban hành ngày …`.
_TO_ISSUE: Final = re.compile(
    r"[ \n\t*]*(?P<comma>,[ \n\t*]*)?(?P<passive>(?:(?:đã|vừa|mới|được)[ \n]+){1,2})?"
    r"(?P<verb>(?:(?:ký[ \n]+)?ban[ \n]+hành|ký|thông[ \n]+qua|phát[ \n]+hành|công[ \n]+bố|phê[ \n]+duyệt)[ \n]+"
    r"(?:tại[ \n]+[Kk]ỳ[ \n]+họp[ \n]+[^,;.:()\n]{1,40}?[ \n]+)?(?:vào[ \n]+)?)?(?=[Nn]gày[ \n])"
)
_CLOSED: Final = re.compile(r"[ ]?[.;)\n]|$|[ \n]+(?:về|v/v|quy định|của)[ \n]")
#: `ngày ngày 08 tháng 6`: a word typed twice.
_TWICE: Final = "ngày ngày "
#: A day that a scan ruined; the month or the year behind it can still be read: `ngày 22 tháng ó năm 2015`.
_TORN: Final = re.compile(r"[ \n]{1,2}ngày[ ][^\n;,()“”]{1,24}?(?=(?:tháng|năm)[ ]\d)")
_PARTLY: Final = re.compile(r"\d{4}(?:-(?:0\d|1[0-2]))?")
_IN_BRACKETS: Final = re.compile(r"[ \n\t*]*\([ ]?(?:ký |ban hành )?")
#: A year that lost a figure (`năm 205`) is no date, but what follows it belongs to the reference.
_MISPRINT: Final = re.compile(r"[ ]năm[ ]\d{3}(?!\d)")
_YEAR_WORD: Final = " năm "
_YEAR: Final = re.compile(r"[ \n\t*]{1,3}(?:năm[ \n\t*]{1,3})?((?:19|20)\d\d)(?!\d|[/.,-]\d|[ ]?-[ ]?\d)")
#: `Nghị định 30 năm 2020 của …`; without more, the year may be one in which the document was applied.
_NAMED_BEHIND: Final = re.compile(r"[ \n](?:của|về|quy định|sửa đổi|hướng dẫn)[ \n]")
_WORDS: Final[dict[str, list[str]]] = load("vndocs.entities.references", "title.toml")["titles"]
#: What stands before a provision that is cited, not quoted.
_CITING: Final = tuple(lead + blank for lead in _WORDS["citing"] for blank in " \n")
#: What begins a sentence whose own clause stands behind the title: `Theo Quyết định … về …, người dân sẽ …`.
_ADVERBS: Final = tuple(_WORDS["adverbs"])
_CLAUSE: Final = re.compile(
    rf",[ \n]+(?!(?:và|hoặc)[ ])[^,;.()]{{2,60}}?[ \n](?:{'|'.join(_WORDS['clause_verbs'])})(?![^\W_])"
)
#: What is told of a reference by its own words, in bits; the day behind it follows.
_BEHIND_VERB, _QUIET = 1, 2
#: The lengths of a full day and of a year in EDTF.
_DAY: Final = 10
_YEAR_ALONE: Final = 4
_UNANNOUNCED: Final = re.compile(
    cased(r"[ ](?P<matter>[a-zà-ỹđ][^\n.;:|\"“”]{10,400}?)(?=[ ]do[ ][^\n.;:|]{3,120}[ ]ban[ ]hành(?:[\n.|]|$))")
)
_ISSUED_THERE: Final = re.compile(r"[ ]ban[ ]hành(?:[\n.|]|$)")
_BY: Final = re.compile(r"[ \n\t*]{1,3}do[ \n]")
_NEAR_BY: Final = 5
#: How the National Assembly and its Standing Committee number.
_PLENARY: Final = re.compile(r"/(?:PL-|NQ-)?(?:UBTV)?QH\d+$")
#: The blanks, comma and `số` that may part a statute's name from its number.
_NEAR: Final = 5
_NUMBER_WORD: Final = ("", "số")


class Draft:
    """A reference while its neighbours are being read: its own words, then date, issuer, title, provisions."""

    __slots__ = (
        "amended_by", "amended_end", "chained", "code", "code_at", "core", "date", "date_at", "end", "issuer",
        "issuer_rest", "kind", "nested", "own_end", "own_start", "provisions", "role", "start", "title", "told", "type",
        "type_end", "type_name",
    )  # fmt: skip

    def __init__(self, core: Core, told: int = -1) -> None:
        # Taken apart at once: fields by name are dear where there is one for every mention.
        start, end, kind, sort, name, code, code_start, type_end, _, title, _ = core
        self.core = core
        self.told = told
        self.kind = kind
        self.own_start, self.own_end, self.type_end = start, end, type_end
        self.start, self.end = start, end
        self.type, self.type_name = sort, name
        self.code = code
        self.code_at: Place | None = (code_start, end) if code else None
        self.date: str | None = None
        self.date_at: Place | None = None
        self.issuer: Place | None = None
        self.issuer_rest: Place | None = None
        self.title: Place | None = title
        self.provisions: tuple[Any, ...] = ()
        self.amended_by: tuple[ReferenceReading, ...] = ()
        self.amended_end = 0
        self.chained = False
        #: A law inside the name of an amending one.
        self.nested = False
        self.role = "cited"

    @property
    def tail(self) -> str:
        """What ends the number in its own words: `TT-BTC` ends in `BTC`; nothing where there is none."""
        code = self.core.code
        return code[max(code.rfind("-"), code.rfind("/")) + 1 :] if code else ""

    def take_number(self, text: str, at: int, core: Core) -> bool:
        """Take the number that stands behind a statute's name (`Luật Đất đai số 31/2024/QH15`); tell whether it did."""
        if core.kind != "symbol":
            return False
        if core.type_name is not None:
            # The name of a law may end like that of a type: `Luật … liên quan đến quy hoạch số 35/2018/QH14`.
            if not (core.start < at == core.type_end) or _PLENARY.search(core.code or "") is None:
                return False
        elif not 0 <= core.start - at <= _NEAR or text[at : core.start].strip(" \n\t*,") not in _NUMBER_WORD:
            return False
        self.code, self.code_at, self.end = core.code, (core.code_start, core.end), core.end
        return True

    def read_date(self, text: str, date_at: dict[int, Any]) -> None:
        """Read the date that stands at once behind the code or the name."""
        # Twice the place, one more where not only a day may stand there.
        told = -1
        if self.told >= 0 and self.end == self.own_end:
            told = (self.told >> 2) - 1
        elif compiled is not None:
            told = compiled.day(text, self.end)
        at: int = told >> 1 if told >= 0 else _TO_DATE.match(text, self.end).end()  # type: ignore[union-attr]
        date = date_at.get(at)
        if date is None:
            if told >= 0 and not told & 1:
                return
            if text.startswith(_TWICE, at):
                date = date_at.get(at + len("ngày "))
        if date is not None:
            value: str | None = date.value
            if value is None:
                self.end, self.date_at = date.end, (date.start, date.end)
                return
            first = value[:1]
            if (
                (len(value) <= _YEAR_ALONE or value[_YEAR_ALONE] == "-")
                and (first == "1" or first == "2" or not first)
                and "/" not in value
                and (len(value) > _YEAR_ALONE or at - self.end < 4)
            ):
                if len(value) > _YEAR_ALONE or (
                    (self.kind != "short" or _NAMED_BEHIND.match(text, date.end))
                    and text[self.end : at].strip(" \n\t*") == ""
                ):
                    self.date, self.date_at, self.end = value[:10], (date.start, date.end), date.end
                return
        if told >= 0 and not told & 1:
            return
        if self.kind != "short" and (year := _YEAR.match(text, self.end)) is not None:
            self.date, self.date_at, self.end = year[1], year.span(1), year.end()
            return
        if self.kind != "short" and (torn := _TORN.match(text, self.end)) is not None:
            date = date_at.get(torn.end())
            if date is not None and date.value is not None and _PARTLY.fullmatch(date.value):
                self.date, self.date_at, self.end = date.value, (date.start, date.end), date.end
                return
        bracket = _IN_BRACKETS.match(text, self.end)
        if (
            bracket is not None
            and (date := date_at.get(bracket.end())) is not None
            and text[date.end : date.end + 1] == ")"
        ):
            value = date.value
            if value is not None and len(value) >= 10 and "/" not in value:
                self.date, self.date_at = value[:10], (date.start, date.end)

    def read_behind(self, text: str, date_at: dict[int, Any]) -> None:
        """Read the issuer, the day of issue and the title that follow."""
        if self.issuer is None and not self._has_bracket(text) and self._is_quiet(text):
            at = self.end
            self._read_issuer_between(text)
        else:
            at = self._read_announced(text, date_at)
        if self.title is None and self.type == "SL" and self.date is not None and not self.provisions:
            self.title = titles.read_decree(text, at)
        if self.title is None and self.issuer is None and self.date is not None and not self.provisions:
            self._read_unannounced(text, at)
        if (
            self.issuer is None
            and self.title is not None
            and text.find("do", self.title[1], self.title[1] + _NEAR_BY) > 0
            and _BY.match(text, self.title[1])
        ):
            # `Công văn 5608/CT-CS năm 2025 về đơn giá thuê đất do Cục Thuế ban hành`
            self.issuer = issuers.read_issuer(text, self.title[1])

    def _has_bracket(self, text: str) -> bool:
        """Tell whether its day stands in a bracket behind it."""
        at = self.date_at
        return at is not None and at[0] > self.end and text[at[1] : at[1] + 1] == ")"

    def _is_quiet(self, text: str) -> bool:
        """Tell whether surely nothing that belongs to it stands behind."""
        if self.told >= 0 and self.end == self.own_end:
            return self.told & _QUIET != 0
        return compiled is not None and bool(compiled.is_quiet(text, self.end))

    def may_have_verb(self) -> bool:
        """Tell whether a verb that issues it may stand before."""
        return self.told < 0 or self.start != self.own_start or self.told & _BEHIND_VERB != 0

    def _read_issuer_between(self, text: str) -> None:
        """Read the issuer that parts the type from its number: `Thông tư liên tịch của Bộ … số 176/…`."""
        if self.type_end < self.start == self.own_start and self.issuer is None and self.core.type_name is not None:
            self.issuer = issuers.read_issuer_between(text, self.type_end, self.start)

    def _read_announced(self, text: str, date_at: dict[int, Any]) -> int:
        """Read issuer, day and title, each by the words that announce it; give where reading goes on."""
        at = self.end
        if self.date_at is not None and self._has_bracket(text):
            at = self.date_at[1] + 1
        elif text[at : at + 1] in _NOTES:
            at = _BEHIND_NOTE.match(text, at).end()  # type: ignore[union-attr]
        if text.startswith(_YEAR_WORD, at) and (misprint := _MISPRINT.match(text, at)) is not None:
            self.end = at = misprint.end()
        if self.issuer is None:
            self.issuer = issuers.read_issuer(text, at)
        if self.issuer is not None:
            at = self.issuer[1]
        else:
            self._read_issuer_between(text)
        if self.date is None or len(self.date) < _DAY:
            at = self._read_issue_date(text, at, date_at)
        if self.title is None:
            is_pinpoint = bool(self.provisions) and any(
                level != "appendix" for path in self.provisions for level, _ in path
            )
            # `theo quy định tại Điều 5 … của Chính phủ quy định …` cites the document in full, with its title.
            if (
                is_pinpoint
                and (self.issuer or self.date)
                and text[max(0, self.start - 40) : self.start].endswith(_CITING)
            ):
                is_pinpoint = False
            self.title = titles.read_title(text, at, is_pinpoint=is_pinpoint)
            if self.title is not None and text[max(0, self.start - 30) : self.start].rstrip(" \n*").endswith(_ADVERBS):
                self.title = _before_clause(text, *self.title)
        return at

    def _read_unannounced(self, text: str, at: int) -> None:
        """Read a title that no word announces and its issuer closes: `… năm 2025 tiếp thu … do Bộ X ban hành`."""
        matter = _UNANNOUNCED.match(text, at)
        if matter is None:
            return
        issuer = issuers.read_issuer(text, matter.end())
        if issuer is not None and _ISSUED_THERE.match(text, issuer[1]):
            self.title, self.issuer = matter.span("matter"), issuer

    def _read_issue_date(self, text: str, at: int, date_at: dict[int, Any]) -> int:
        """Read the day of issue behind issuer or code; give where reading goes on."""
        if compiled is not None and not compiled.may_issue(text, at):
            return at
        lead = _TO_ISSUE.match(text, at)
        if lead is None or (date := date_at.get(lead.end())) is None:
            return at
        value = date.value
        if value is None or len(value) < _DAY or "/" in value or value[0] not in "12":
            return at
        if self.kind == "name" and self.issuer is None and lead["passive"] is None:
            # `… quy định chi tiết Luật Kế toán ban hành ngày …`: the day of the decree, not of the law.
            return at
        if lead["verb"] is None and (self.issuer is None or (lead["comma"] and not _CLOSED.match(text, date.end))):
            # `…, ngày 12/3/2025 ông A nộp đơn` begins a clause of its own.
            return at
        self.date, self.date_at = value[:10], (date.start, date.end)
        return int(date.end)

    def reading(self) -> ReferenceReading:
        """Give what was read."""
        made: ReferenceReading = _make(
            _READING,
            self.start, self.end, self.type, self.type_name, self.code, self.date, self.issuer, self.title,
            self.provisions,
            self.role, self.code_at, self.date_at, self.issuer_rest, self.amended_by, self.amended_end,
        )  # fmt: skip
        return made


def _before_clause(text: str, start: int, end: int) -> Place:
    """Cut a title off before the clause of its own sentence."""
    clause = _CLAUSE.search(text, start, end)
    return (start, clause.start()) if clause is not None and clause.start() > start + 4 else (start, end)
