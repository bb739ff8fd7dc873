"""Sets of provisions: what lies in what, what is left of `Điều 5` without `khoản 2`, and a set as one official phrase.

A provision is the place that its path names with all that lies in it, less what is excluded. A level that a path does
not name is not known: `khoản 2` alone holds no `khoản 2 Điều 5`. Only articles, which run through a document, need no
chapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import StyleError
from .model import Provision, holds
from .order import adjoins
from .order import expand as expand_labels
from .phrase import candidates, light, reads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def sort(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """Give provisions as the text of a document runs: a before b, d before đ, `Điều 25a` behind `Điều 25`."""
    return tuple(sorted(provisions, key=lambda place: (place.order, place.path, [out.path for out in place.excluded])))


def expand(first: Provision, last: Provision) -> tuple[Provision, ...]:
    """Give all places from the first to the last, which lie in one container: points a to g are a b c d đ e g.

    Raises StyleError where the two are not of one level and container or no order leads from one to the other.
    """
    *holder, (level, begin) = first.path
    *other, (other_level, end) = last.path
    if holder != other or level != other_level or first.excluded or last.excluded:
        raise StyleError(f"expected two places of one level in one container, got {first} and {last}")
    labels = [begin] if begin == end else expand_labels(begin, end)
    if labels == [begin, end] and not adjoins(begin, end):
        raise StyleError(f"expected an order that leads from {first} to {last}")
    return tuple(Provision.model_validate({**dict(holder), level: label}) for label in labels)


def contains(provisions: Iterable[Provision], other: Provision) -> bool:
    """Tell whether a place lies wholly in one of the provisions."""
    return any(provision.contains(other) for provision in provisions)


def overlaps(provisions: Iterable[Provision], others: Iterable[Provision]) -> bool:
    """Tell whether a place lies in both sets."""
    behind = tuple(others)
    return any(one.overlaps(other) for one in provisions for other in behind)


def union(*sets: Iterable[Provision]) -> tuple[Provision, ...]:
    """Give the places of all sets in document order, none of them in another."""
    some = [provision for provisions in sets for provision in provisions]
    return _normal(some, lambda place: _has(some, place))


def intersection(provisions: Iterable[Provision], others: Iterable[Provision]) -> tuple[Provision, ...]:
    """Give the places that lie in both sets."""
    one, other = list(provisions), list(others)
    return _normal([*one, *other], lambda place: _has(one, place) and _has(other, place))


def difference(provisions: Iterable[Provision], others: Iterable[Provision]) -> tuple[Provision, ...]:
    """Give the places of the first set that do not lie in the second: `Điều 5` less `khoản 2 Điều 5` excludes it."""
    one, other = list(provisions), list(others)
    return _normal([*one, *other], lambda place: _has(one, place) and not _has(other, place))


def fold(provisions: Iterable[Provision]) -> str:
    """Write a set as the shortest official phrase that says just it: `các điểm a, b và đ khoản 2 Điều 5`.

    What lies in another place of the set is not said twice. Raises StyleError for an empty set, and where no phrase
    says just the set.
    """
    places = union(provisions)
    if not places:
        raise StyleError("expected at least one provision")
    wanted = sorted(map(repr, map(light, places)))
    for words in candidates(places):
        said = reads(words)
        if said is not None and sorted(map(repr, said)) == wanted:
            return words
    raise StyleError(f"no phrase says just {[str(dict(place.path)) for place in places]}")


def _normal(some: list[Provision], is_member: Callable[[Provision], bool]) -> tuple[Provision, ...]:
    """Give the least provisions that hold just the places that are members.

    Membership changes only at a path that is named, included or excluded, so that these decide all others.
    """
    named = sort({_bare(place) for provision in some for place in (provision, *provision.excluded)})
    inside = [place for place in named if is_member(place)]
    outside = [place for place in named if place not in inside and not place.incomplete]
    whole: list[Provision] = []
    for place in inside:
        outs: list[Provision] = []
        for out in outside:
            if place.contains(out) and not contains(outs, out):
                outs = [*(other for other in outs if not out.contains(other)), out]
        whole.append(place.model_copy(update={"excluded": sort(outs)}))
    return sort(place for place in whole if not any(other is not place and other.contains(place) for other in whole))


def _has(provisions: Iterable[Provision], place: Provision) -> bool:
    """Tell whether the path itself is in one of the provisions, whatever is taken out below it."""
    path = dict(place.path)
    for provision in provisions:
        if provision.incomplete:
            if provision == place:
                return True
        elif holds(dict(provision.path), path) and not any(holds(dict(out.path), path) for out in provision.excluded):
            return True
    return False


def _bare(provision: Provision) -> Provision:
    return provision.model_copy(update={"excluded": ()}) if provision.excluded else provision
