"""A short name that is declared and never used: `(sau đây gọi tắt là Nghị định 30)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject


def unused_alias(subject: Subject) -> Iterator[Finding]:
    """Find declared short names that the text behind the declaration does not have."""
    text = subject.text
    for alias in subject.aliases:
        words = alias.name.split()
        if not words or text.find(alias.name, alias.end, alias.until) >= 0:
            continue
        # A line break or another case may stand in it; each name is looked for once.
        pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        if pattern.search(text, alias.end, alias.until) is None:
            yield subject.finding((alias.start, alias.end), "suspect", name=alias.name)
