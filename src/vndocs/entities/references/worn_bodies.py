"""The head of a body's name that a scan has changed, put right: `Chính phú`, `Quôc hội`, `Bộ trướng`.

Only heads of several words are put right; their letters are the same but for the marks, so no place moves.
"""

from __future__ import annotations

from functools import cache

from ...text.spelling import unmarked

_LONGEST = 4


def right_head(stretch: str, places: list[tuple[int, int]], words: list[str], heads: frozenset[tuple[str, ...]]) -> str:
    """Give the stretch with its head put right, nothing where it needs none or none fits."""
    for count in range(min(_LONGEST, len(words)), 1, -1):
        right = _by_letters(heads).get(tuple(map(unmarked, words[:count])))
        if right is None:
            continue
        printed = [stretch[start:end] for start, end in places[:count]]
        if right == tuple(words[:count]) or [*map(len, right)] != [*map(len, printed)]:
            return ""
        parts = []
        for at, (word, old) in enumerate(zip(right, printed, strict=True)):
            cased = word.upper() if len(old) > 1 and old.isupper() else word.capitalize() if old[0].isupper() else word
            following = places[at + 1][0] if at + 1 < count else places[at][1]
            parts.append(cased + stretch[places[at][1] : following])
        return "".join(parts) + stretch[places[count - 1][1] :]
    return ""


@cache
def _by_letters(heads: frozenset[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Give heads by their letters without marks, those that share them left out."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for head in heads:
        found.setdefault(tuple(map(unmarked, head)), []).append(head)
    return {letters: same[0] for letters, same in found.items() if len(same) == 1}
