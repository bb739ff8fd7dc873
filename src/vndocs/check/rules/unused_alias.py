"""A short name that is declared and never used: `(sau đây gọi tắt là Nghị định 30)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

#: Without one of these words no short name is declared: `sau đây gọi tắt là`, `viết tắt là`.
_NAME: Final = re.compile(r"[\s:“\"*_]{0,4}([^\n)(;,.”\"*]{2,90})")
_DECLARING: Final = tuple(load("vndocs.check", "words.toml")["declaring"])


def unused_alias(subject: Subject) -> Iterator[Finding]:
    """Find declared short names that the text behind the declaration does not have."""
    text = subject.text
    if not _is_likely(text) or (resolved := subject.document.resolved) is None:
        return
    for alias in resolved.aliases:
        words = alias.name.split()
        if not words or text.find(alias.name, alias.end, alias.until) >= 0:
            continue
        # A line break or another case may stand in it; each name is looked for once.
        pattern = re.compile(r"\s+".join(map(_loose, words)).replace(r"-\s*\s+", r"-\s*"), re.IGNORECASE)
        if pattern.search(text, alias.end, alias.until) is None:
            yield subject.finding((alias.start, alias.end), "suspect", name=alias.name)


def _is_likely(text: str) -> bool:
    """Tell whether words that declare a short name stand before one that the text does not have again.

    It spares the resolution of texts whose short names are all used.
    """
    for words in _DECLARING:
        at = text.find(words)
        while at >= 0:
            name = _NAME.match(text, at + len(words))
            if name is None or text.find(name[1].strip(), name.end()) < 0:
                return True
            at = text.find(words, at + 1)
    return False


def _loose(word: str) -> str:
    """Give the pattern of a word in which blanks may stand beside hyphens and slashes: `31/2018/NĐ- CP`."""
    return re.sub(r"(\\?[-/])", r"\\s*\1\\s*", re.escape(word))
