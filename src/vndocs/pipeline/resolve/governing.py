"""The verb that governs a document, sought backwards from it: `sửa đổi, bổ sung một số điều của Nghị định số …`."""

from __future__ import annotations

from typing import Any, Final

from ...text.lexicon import load
from .worn import BESIDE, WORN, mended

compiled: Any
try:
    from . import _verbs as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_LEXICON: Final = load(__package__)
_BETWEEN: Final = frozenset(_LEXICON["between"]["words"]) | frozenset(_LEXICON["between"]["signs"])
#: What a verb says of a document that stands behind `theo` or `bởi`.
_PASSIVES: Final[dict[str, str]] = _LEXICON["passives"]["relations"]
_BY: Final = frozenset(_LEXICON["passives"]["by"])
#: Verbs of which `theo quy định tại Điều 5 …` is no object: `thực hiện theo …` cites.
_OBJECTS: Final = frozenset(_LEXICON["between"]["objects"])
#: Verbs that, said of a part of a document, change it: `bãi bỏ một số điều của …`.
_ENDING: Final = frozenset(("replaces", "repeals", "supplements"))
_PARTS: Final = frozenset(_LEXICON["between"]["parts"])
#: Last word → the word before it, "" for none → verbs that end with them, as words, the longest first.
_VERBS: Final[dict[str, dict[str, list[tuple[list[str], str]]]]] = {}
for _relation, _several in _LEXICON["relations"].items():
    for _verb_words in _several:
        _words = _verb_words.replace(",", " ").split()
        _before = _words[-2] if len(_words) > 1 else ""
        _VERBS.setdefault(_words[-1], {}).setdefault(_before, []).append((_words, _relation))
for _entries in (_several for _by_word in _VERBS.values() for _several in _by_word.values()):
    _entries.sort(key=lambda entry: -len(entry[0]))

#: Signs that say nothing of a verb; each is read as a blank.
_SIGNS: Final = ',*_“"('
_MOST_WORDS: Final = 14


def verb_plainly(text: str, low: int, start: int) -> tuple[str, int, int] | None:
    """Find the verb that governs what begins at `start`: the relation, and where its words begin and end.

    It is looked for no further back than `low`. What is compiled leaves words to this that a scan may have worn.
    """
    found = _verb(text[low:start])
    return None if found is None else (found[0], low + found[1], low + found[2])


def _verb(before: str) -> tuple[str, int, int] | None:
    # Of all letters, İ alone would become two.
    plain = before.replace("İ", "I").lower()
    for sign in _SIGNS:
        if sign in plain:
            plain = plain.replace(sign, " ")
    words = plain.split()
    if not WORN.isdisjoint(words):
        plain = mended(plain)
        words = plain.split()
    at = len(words) - 1
    if plain[-1:].isalnum():
        at -= 1
    weak: tuple[str, int, int] | None = None
    skipped = 0
    while at >= 0 and skipped < _MOST_WORDS:
        word = words[at]
        if word in _VERBS:
            found = _phrase(words, at, word)
            if found is not None:
                relation, begin = found
                if weak is None and relation != "cites":
                    if relation in _ENDING and not _PARTS.isdisjoint(words[at + 1 :]):
                        relation = "amends"
                    return relation, *_stretch(plain, words, begin, at)
                if weak is not None and relation != "cites":
                    if relation in _PASSIVES and not _BY.isdisjoint(words[weak[1] : weak[2] + 1]):
                        # `được sửa đổi, bổ sung một số điều theo Luật số …`
                        return _PASSIVES[relation], *_stretch(plain, words, begin, weak[2])
                    if relation in _PASSIVES and not _BY.isdisjoint(words[at + 1 : weak[1]]):
                        # `đã điều chỉnh theo hướng dẫn tại …`: what is changed is not what is cited.
                        break
                    if relation not in _OBJECTS:
                        if relation in _ENDING and not _PARTS.isdisjoint(words[at + 1 : weak[1]]):
                            # `Thay thế một số cụm từ tại …`
                            relation = "amends"
                        return relation, *_stretch(plain, words, begin, at)
                    break
                weak = weak or (relation, begin, at)
                at = begin - 1
                skipped += 1
                continue
        elif word not in _BETWEEN:
            if word[-1] != ":":
                break
            # `Căn cứ:` above a list.
            words[at] = word[:-1]
            if not words[at] or (words[at] not in _VERBS and words[at] not in _BETWEEN):
                break
            continue
        at -= 1
        skipped += 1
    return None if weak is None else (weak[0], *_stretch(plain, words, weak[1], weak[2]))


def _phrase(words: list[str], at: int, word: str) -> tuple[str, int] | None:
    ending = _VERBS[word]
    if at and (several := ending.get(words[at - 1])) is not None:
        for phrase, relation in several:
            begin = at - len(phrase) + 1
            if begin >= 0 and words[begin : at + 1] == phrase:
                return relation, begin
    alone = ending.get("")
    return (alone[0][1], at) if alone is not None else None


def _stretch(plain: str, words: list[str], begin: int, last: int) -> tuple[int, int]:
    """Give where some of the words stand; they are looked for from the end."""
    at = stop = len(plain)
    for number in range(len(words) - 1, begin - 1, -1):
        at = plain.rfind(words[number], 0, at)
        if number == last:
            stop = at + len(words[number])
    return at, stop


def _plan() -> Any:
    """Tell the compiled part the words and the verbs, the longest of one last word first."""
    phrases = [entry for by_word in _VERBS.values() for several in by_word.values() for entry in several]
    phrases.sort(key=lambda entry: (entry[0][-1], -len(entry[0])))
    words = {word for phrase, _ in phrases for word in phrase} | _BETWEEN | WORN | _PARTS | _BY
    numbers = {word: number for number, word in enumerate(sorted(words))}
    sorts = ((_BETWEEN, 1), (WORN, 2), (_PARTS, 4), (_BY, 8), (_VERBS, 16))
    kinds = ((("cites",), 1), (_ENDING, 2), (_OBJECTS, 4))
    return compiled.plan(
        numbers,
        tuple(sum(bit for several, bit in sorts if word in several) for word in numbers),
        tuple(
            (
                tuple(numbers[word] for word in reversed(phrase)),
                sum(bit for several, bit in kinds if relation in several),
                relation,
                _PASSIVES.get(relation),
            )
            for phrase, relation in phrases
        ),
        tuple(BESIDE.get(word, "") for word in numbers),
    )


#: The words and the verbs as what is compiled goes by them.
PLAN: Final[Any] = None if compiled is None else _plan()
