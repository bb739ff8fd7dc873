"""The issuing body beside a reference: `… của Ban Chấp hành Đảng bộ huyện`, `UBND tỉnh đã ban hành …`."""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.spelling import cases, plain_tones
from .bodies import end_of_body, is_head
from .body_forms import compiled, with_beginnings

_WORDS: Final[dict[str, list[str]]] = load(__package__, "issuer.toml")["bodies"]


def _any(words: list[str]) -> str:
    return "|".join(word.replace(" ", r"[ \n\t*]+") for word in sorted(words, key=len, reverse=True))


_BLANK: Final = " \n\t*"
_GAP: Final = r"(?:[ \t*]{1,48}(?:\n[ \t*]{0,48})?|\n[ \t*]{0,48})"
_PLAINLY: Final = " của "
# What can begin the words behind a reference that name its issuer.
_BEGINNINGS: Final = frozenset((form + end)[:3] for word in _WORDS["leads"] for form in cases(word) for end in " \n")
_LEAD: Final = re.compile(rf"(?:[ ]?\([^()\n]{{0,60}}\))?(?:[ ]?,)?{_GAP}?(?=[cCdDđvm])")
#: `đề nghị của Sở Nội vụ tại Tờ trình … và Sở Tài chính tại Công văn …`
_ASKED_OF: Final = re.compile(
    rf"(?:đề{_GAP}nghị|ý{_GAP}kiến|báo{_GAP}cáo|kiến{_GAP}nghị){_GAP}của{_GAP}[^.:\n][^.:]{{0,300}}\Z"
)
_BY: Final = re.compile(rf"(?:(của|Của|CỦA)|do|DO|(?:(?:vừa|mới|đã|và){_GAP}){{0,2}}được){_GAP}(?=[^\W\d_])")
# A person's name may stand between the office and the verb.
_CAPITALS: Final = rf"(?:{_GAP}[A-ZĐÀ-Ỹ][^\W\d_]*){{1,5}}"
# So may a bracket on the body: `Hội Người cao tuổi (trước sắp xếp) tại …`.
_BETWEEN: Final = re.compile(rf"{_CAPITALS}|{_GAP}?\([^()\d\n]{{2,60}}\)")
_CLOSING: Final = re.compile(rf"(?:{_CAPITALS})?{_GAP}(?:đã{_GAP})?(?:{_any(_WORDS['verbs'])})(?![^\W_])")
_COMMA: Final = re.compile(r"[ \t]*,[ \t]*\n?[ \t]*")
_JOINT: Final = ("TLT-", "QLT-", "TLT/", "iên tịch")


def read_issuer(text: str, pos: int) -> tuple[int, int] | None:
    """Read the body named behind a reference that ends at `pos`; give the offsets of its name."""
    if compiled is not None:
        found = compiled.read_issuer(text, pos)
        if found is not NotImplemented:
            place: tuple[int, int] | None = found
            return place
    return read_issuer_plainly(text, pos)


def read_issuer_plainly(text: str, pos: int) -> tuple[int, int] | None:
    """Give the same, read in Python but for the name of the body."""
    start, is_plain = pos + len(_PLAINLY), True
    if not text.startswith(_PLAINLY, pos) or text[start : start + 1].isspace():
        lead = _LEAD.match(text, pos)
        if lead is None or text[lead.end() : lead.end() + 3] not in _BEGINNINGS:
            return None
        by = _BY.match(text, lead.end())
        if by is None:
            return None
        start, is_plain = by.end(), by[1] is not None
    end = end_of_body(text, start)
    if not end:
        return None
    if _COMMA.match(text, end) and any(sign in text[max(0, pos - 120) : pos] for sign in _JOINT):
        end = _joined(text, end)
    if not is_plain and _CLOSING.match(text, end) is None:
        return None
    return start, _named_on(text, end) if is_plain else end


#: `của Liên đoàn Vovinam – Việt Võ đạo tỉnh về việc …`: small words that no lexicon has, up to where a title begins.
_NAME_GOES_ON: Final = re.compile(rf"(?:{_GAP}[^\W\d_]{{1,8}}){{1,4}}(?={_GAP}(?:về{_GAP}việc|v/v){_GAP})")


def _named_on(text: str, end: int) -> int:
    """Give where a body's name ends that goes on with words of its own up to `về việc`."""
    on = _NAME_GOES_ON.match(text, end)
    if on is None:
        return end
    words = on[0].lower().split()
    return end if not _NO_NAMES.isdisjoint(words) else on.end()


_NO_NAMES: Final = frozenset(phrase.split()[0] for key in ("ends", "verbs", "issues") for phrase in _WORDS[key])


def read_issuer_between(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Read the body that parts a type's name from its number: `Thông tư liên tịch của Bộ … số`, in any case."""
    of = _OF.match(text, start, end)
    if of is None:
        return None
    words = text[of.end() : end]
    reached = end_of_body(words, 0)
    if not reached:
        return None
    if _COMMA.match(words, reached):
        reached = _joined(words, reached)
    return of.end(), of.end() + reached


_OF: Final = re.compile(rf"{_GAP}(?i:của){_GAP}")


def _joined(text: str, end: int) -> int:
    """Add the further bodies of a joint document: `Bộ Quốc phòng, Bộ Tài chính và Bộ Công an`."""
    while (comma := _COMMA.match(text, end)) is not None:
        further = end_of_body(text, comma.end())
        if not further:
            break
        end = further
    return end


_VERB_WINDOW: Final = 60
_NAME_WINDOW: Final = 140
_ISSUES: Final = re.compile(
    rf"(?:{_GAP}(?:{_any(_WORDS['auxiliaries'])}))*{_GAP}(?:{_any(_WORDS['issues'])})"
    rf"(?:{_GAP}(?:{_any(_WORDS['determiners'])}))?{_GAP}\Z"
)
# `quy định tại`, `nêu tại` cite a place.
_CITED_AT: Final = [[word] for word in _WORDS["cited_at"]]
LAST_WORDS: Final = frozenset(phrase.split()[-1] for phrase in (*_WORDS["issues"], *_WORDS["determiners"]))
_SENTENCE: Final = re.compile(r"[.;:?!|](?<!TP[.;:?!|])(?<![ (][PQ][.;:?!|])[ \n*]|\n(?:[ \t*]*\n|[ \t]*[-+•*#][ ])")
_WORD: Final = re.compile(r"[^\W\d_]+")


def verb_before(text: str, pos: int) -> int:
    """Give where the verb begins that issues the document mentioned at `pos` (`đã ban hành`, `có`); -1 for none."""
    if compiled is not None:
        verb: int = compiled.verb_before(text, pos)
        if verb >= -1:
            return verb
    return verb_before_plainly(text, pos)


def verb_before_plainly(text: str, pos: int) -> int:
    """Give the same, read in Python."""
    words = text[max(0, pos - 24) : pos].split()
    if not words or words[-1] not in LAST_WORDS or (words[-1] == "tại" and words[-2:-1] in _CITED_AT):
        return -1
    stretch = text[max(0, pos - _VERB_WINDOW) : pos]
    verb = _ISSUES.search(stretch)
    return pos - len(stretch) + verb.start() if verb is not None else -1


def read_issuer_before(text: str, pos: int, end: int = -1) -> tuple[int, int] | None:
    """Read the body that issues the document mentioned at `pos`: `UBND tỉnh đã ban hành …`, `đề nghị của … tại …`.

    Its name ends before the verb, or at `end` where a day stands between the two.
    """
    end = end if end >= 0 else verb_before(text, pos)
    if end < 0:
        return None
    if compiled is not None:
        found = compiled.issuer_before(text, pos, end)
        if found is not NotImplemented:
            place: tuple[int, int] | None = found
            return place
    return read_issuer_before_plainly(text, pos, end)


def read_issuer_before_plainly(text: str, pos: int, end: int) -> tuple[int, int] | None:
    """Give the same, read in Python but for the name of the body."""
    is_place = text[max(0, pos - 8) : pos].split()[-1:] == ["tại"]
    for begin in _begins(text, max(0, end - _NAME_WINDOW), end):
        reached = end_of_body(text, begin)
        # Between an office and the verb its holder may be named: `Chủ tịch UBND tỉnh Nguyễn Văn A đã ký`.
        if reached == end or (reached and _BETWEEN.fullmatch(text, reached, end)):
            # `theo đề nghị của Sở Nội vụ tại Tờ trình số …`; a place is not a body that issues.
            is_said = not is_place or _is_asking(text, begin)
            return (begin, reached) if is_said else None
    return None


def _is_asking(text: str, begin: int) -> bool:
    """Tell whether the body at `begin` is said to ask or to report, behind `của` or as a further one behind `và`."""
    before = text[max(0, begin - 320) : begin].rstrip(_BLANK)
    return before.endswith("của") or (before.endswith((" và", "\nvà")) and _ASKED_OF.search(before) is not None)


def _begins(text: str, low: int, end: int) -> list[int]:
    """Give where words begin, in the last sentence before `end`, that can head the name of a body."""
    low = max(low, text.rfind("/", low, end) + 1)
    for match in _SENTENCE.finditer(text, low, end):
        low = match.end()
    return [
        match.start()
        for match in _WORD.finditer(text, low, end)
        if match[0][0].isupper()
        and text[match.start() - 1 : match.start()] not in ("/", "-")
        and (match[0].isupper() or is_head(plain_tones(match[0].lower())))
    ]


#: What the words behind a reference mean to the compiled reader.
_OF_IT, _BY_IT, _PASSIVE, _BEFORE_PASSIVE = range(1, 5)
#: What the last word before it means: a verb may end there, and a place may be said.
_LAST, _AT = 1, 2

if compiled is not None:
    compiled.learn_issuers(
        {
            "beginnings": dict.fromkeys(_BEGINNINGS, 1),
            "leads": {
                **dict.fromkeys(("của", "Của", "CỦA"), _OF_IT),
                **dict.fromkeys(("do", "DO"), _BY_IT),
                "được": _PASSIVE,
                **dict.fromkeys(("vừa", "mới", "đã", "và"), _BEFORE_PASSIVE),
            },
            "announcing": with_beginnings({"về việc": 1, "v/v": 1}),
            "no_names": dict.fromkeys(_NO_NAMES, 1),
            "closing_verbs": with_beginnings(dict.fromkeys(_WORDS["verbs"], 1)),
            "done": ("đã",),
            "joint": _JOINT,
            "plainly": (_PLAINLY,),
            "said_of": ("của",),
            "further": (" và", "\nvà"),
            "last_words": {**dict.fromkeys(LAST_WORDS, _LAST), "tại": _AT},
            "citing": dict.fromkeys(_WORDS["cited_at"], 1),
            "auxiliaries": dict.fromkeys(_WORDS["auxiliaries"], 1),
            "issuing": dict.fromkeys(_WORDS["issues"], 1),
            "determiners": dict.fromkeys(_WORDS["determiners"], 1),
        }
    )
