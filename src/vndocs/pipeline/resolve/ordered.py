"""Where a place stands among others in text order: as `bisect` has it, but compiled, since texts ask it so often."""

from __future__ import annotations


def first_from(places: list[int], place: int) -> int:
    """Give the number of the first that is not before a place, as `bisect_left` does."""
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) >> 1
        if places[middle] < place:
            low = middle + 1
        else:
            high = middle
    return low


def first_behind(places: list[int], place: int) -> int:
    """Give the number of the first that is behind a place, as `bisect_right` does."""
    return first_from(places, place + 1)
