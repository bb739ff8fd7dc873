"""What the compiled reader of titles is taught: the words that can end a title, by what stands behind them.

It decides where one word, or a phrase of the lexicon, decides; wherever more is to be asked it leaves the title to
`title_end`, whose expressions are the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ...text.lexicon import load
from ...text.spelling import plain_letters, tones, unmarked
from .bodies import first_words_of_heads
from .body_forms import with_beginnings

compiled: Any
try:
    from . import _bodies  # type: ignore[attr-defined,unused-ignore]
    from . import _titles as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_BODIES: Final[dict[str, list[str]]] = load(__package__, "issuer.toml")["bodies"]
_WORDS: Final[dict[str, list[str]]] = load(__package__, "title.toml")["titles"]
#: What a phrase means to the compiled reader: it ends a title, or more decides; the rest as named there.
_FIRM, _KEPT = 1, 2
_READ_ON, _AND, _AND_FURTHER, _AND_UNSEEN, _DAY, _PROVISION, _PASSIVE, _BY, _SAYS = range(1, 10)
#: The end that tells apart rules from the paper that issues them.
_ISSUED_WITH: Final = "ban hành kèm theo"
#: Abbreviations that a full stop belongs to.
DOTTED: Final = (
    "TP", "TX", "TT", "Q", "P", "H", "ThS", "TS", "GS", "PGS", "BS", "KTS", "ĐT", "QL", "TL", "Tr", "St", "No",
)  # fmt: skip


def _phrases(words: list[str], meaning: int) -> dict[str, int]:
    return {spelled: meaning for phrase in words for spelled in tones(phrase)}


def _first(phrase: str) -> str:
    end = 0
    while end < len(phrase) and phrase[end].isalpha():
        end += 1
    return phrase[:end].lower()


def _asking() -> dict[str, int]:
    """Give the words that begin what only an expression of `title_end` tells."""
    meanings = {"có quy": _READ_ON, "có qui": _READ_ON, "quy định": _SAYS, "qui định": _SAYS}
    for lead in ("và", "hoặc", "cùng", "cùng với", "theo"):
        meanings |= {lead: _AND, f"{lead} các": _AND}
    meanings |= dict.fromkeys(("và các", "và những", "và quy định"), _AND_FURTHER)
    # The cheap look over a title, which sees two words, does not see that one.
    meanings["và văn bản"] = _AND_UNSEEN
    meanings |= dict.fromkeys(("khoản", "điểm", "mục"), _PROVISION)
    return meanings | {"ngày": _DAY, "được": _PASSIVE, "do": _BY}


def _starts(*sets: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Give the first words of all phrases, and for each set the letters that their second words begin with, as bits."""
    bits: dict[str, list[int]] = {}
    for number, phrases in enumerate(sets):
        for phrase in phrases:
            first = _first(phrase)
            rest = phrase[len(first) :]
            bits.setdefault(first, [0] * len(sets))[number] |= (
                1 << (ord(rest[1].lower()) & 63) if rest[:1] == " " else (1 << 64) - 1
            )
    return {word: tuple(letters) for word, letters in bits.items()}


def _documents() -> dict[str, int]:
    """Give the types of further documents; what begins like another one is left to the grammar, a provision is none."""
    places = _BODIES["places_in_documents"]
    names = _phrases([name for name in _BODIES["documents"] if name not in places], _FIRM)
    return names | {name: _KEPT for name in names if any(name.startswith(f"{other} ") for other in names)}


def _teach_ends() -> None:
    ends = _phrases(_WORDS["ends"], _FIRM) | {_ISSUED_WITH: _KEPT}
    behind_comma = _phrases(_WORDS["ends_behind_comma"], _FIRM)
    asking = _asking()
    documents = _documents()
    compiled.learn_ends(
        plain_letters(),
        {
            "going_on": with_beginnings(_phrases(_WORDS["goes_on"], 1)),
            "connectors": dict.fromkeys(_WORDS["connectors"], 1),
            "dotted": dict.fromkeys(DOTTED, 1),
            "first_words": _starts(ends, behind_comma, asking),
            "firm_ends": with_beginnings(ends),
            "ends_behind_comma": with_beginnings(behind_comma),
            "asking": with_beginnings(asking),
            # `các` may stand before the type of a further document; a provision is none.
            "documents": with_beginnings({f"các {name}": _KEPT for name in documents} | documents),
            "further_names": with_beginnings(_phrases(_WORDS["further_names"], 1)),
            "head_words": dict.fromkeys(first_words_of_heads(), 1),
            "amending_words": dict.fromkeys(("sua", "bo", "thay"), 1),
            "never_behind": ("số", "tại", "này"),
            "paragraphs": tuple(_WORDS["paragraphs"]),
            "numbered": ("Điều", "Chương"),
            "bases": ("Căn",),
            "brackets": tuple(_phrases(_WORDS["brackets"], 1)),
            "issued": {phrase.split()[0]: 1 for phrase in _WORDS["issued"]},
            "issuing": tuple(_WORDS["issued"]),
            "predicates": with_beginnings(_phrases(_WORDS["predicates"], 1)),
            "before_predicates": ("cũng ", "vừa "),
            "of_bodies": ("của",),
            "rules": tuple(_WORDS["issued_with"]),
            "kept": (_ISSUED_WITH,),
            "decrees": ("nghị định",),
            "guiding": ("hướng dẫn",),
            "guided": ("văn bản hướng dẫn", "các văn bản hướng dẫn"),
            "noun_behind": dict.fromkeys(_WORDS["noun_behind"], 1),
            "noun_before": dict.fromkeys(_WORDS["noun_before"], 1),
            "laws": ("luật",),
            "amending": tuple(_phrases(_WORDS["amending"], 1)),
            "further": ("khác", "liên quan"),
            "related": ("một số nội dung", "liên quan"),
            "number_words": ("số", "Số", "SỐ", "sỐ"),
        },
        _bodies.reader,
    )


#: What an opening means: a verb that stays in the title, one behind an issuer only, words that announce; several.
_VERB, _LATE, _ABOUT, _RULE, _UNCLEAR = range(1, 6)
#: Words that announce a title, under their own marks.
_ANNOUNCING: Final = {
    **dict.fromkeys(("về", "về việc", "v/v"), _ABOUT),
    **{f"{lead}{matter}": _RULE for lead in ("quy định", "qui định") for matter in ("", " về", " về việc")},
}


def _openings() -> dict[str, int]:
    """Give what opens a title, without marks; a longer verb goes before words that announce."""
    kept, late = ({unmarked(phrase) for phrase in _WORDS[name]} for name in ("openings", "openings_behind_issuer"))
    announcing = {unmarked(phrase): meaning for phrase, meaning in _ANNOUNCING.items()}
    earlier = (*kept, *announcing)
    unclear = {phrase for phrase in late if any(f"{phrase} ".startswith(f"{other} ") for other in earlier)}
    unclear |= {phrase for phrase in announcing if any(f"{phrase} ".startswith(f"{other} ") for other in kept)}
    return {
        **dict.fromkeys(late, _LATE), **announcing, **dict.fromkeys(kept, _VERB), **dict.fromkeys(unclear, _UNCLEAR),
    }  # fmt: skip


def teach_openings(*, not_behind_starts: Iterable[str], asides: Iterable[str], dangling: Iterable[str]) -> None:
    """Teach what opens a title, what may not follow, what may stand before, what no title ends with."""
    compiled.learn_openings(
        {
            "openings": with_beginnings(_openings()),
            "announcing": with_beginnings(_ANNOUNCING),
            "not_behind": with_beginnings(_phrases(_WORDS["not_behind_opening"], 1)),
            "not_behind_starts": dict.fromkeys(not_behind_starts, 1),
            "plainly": (" về ",),
            "matter": ("việc ",),
            "asides": tuple(asides),
            "sayings": ("như sau", "cụ thể như sau"),
            "verbs_before": tuple(_WORDS["verbs_before_colon"]),
            "dangling": tuple(dangling),
            "closing": tuple(f"{word}{blank}" for word in ("do", "được") for blank in " \n"),
        }
    )


def teach_neighbours(
    behind: Mapping[str, Iterable[str]], *, verb_ends: Iterable[str], type_ends: Iterable[str], lost: Iterable[str]
) -> None:
    """Teach the first words of all that belongs to a reference, words at days, and what stands before it or a day."""
    words = (*_BODIES["leads"], *_WORDS["asides"], *_openings(), *behind["issue"])
    before, may_be = 1, 2
    compiled.learn_neighbours(
        {
            "belonging": {_first(unmarked(word)): 1 for word in words},
            "before_days": {**dict.fromkeys(behind["before_days"], before), **dict.fromkeys(behind["days"], may_be)},
            "verb_ends": dict.fromkeys(verb_ends, 1),
            "type_ends": dict.fromkeys(type_ends, 1),
            "lost": tuple(lost),
            "issue": dict.fromkeys((*behind["issue"], "Ngày"), 1),
            "amendment": dict.fromkeys(behind["amendment"], 1),
        }
    )


if compiled is not None:
    _teach_ends()
