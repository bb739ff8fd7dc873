"""Whether words say that a document is changed: `Sửa đổi, bổ sung một số điều của …`, `được bãi bỏ`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ...text.lexicon import load

compiled: Any
try:
    from . import _changing as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_SAID: Final[list[str]] = load(__package__)["amending"]["verbs"]
#: Verbs by which a document changes another; those that hold another one add nothing.
VERBS: Final = tuple(words for words in _SAID if not any(other in words for other in _SAID if other != words))


def says_change_plainly(text: str, low: int, high: int) -> bool:
    """Tell whether a stretch has a verb by which a document changes another."""
    # Of all letters, İ alone would become two.
    words = " ".join(text[low:high].replace("İ", "I").lower().split())
    return any(verb in words for verb in VERBS)


says_change: Final[Callable[[str, int, int], bool]] = says_change_plainly if compiled is None else compiled.says_change
if compiled is not None:
    compiled.learn(VERBS)
