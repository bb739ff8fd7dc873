"""The algebra of provisions against a model of places as plain sets, and fold against what it reads back to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs import Provision, StyleError
from vndocs.entities.provisions.chain import resolve

places = vndocs.provisions

ARTICLES, CLAUSES, POINTS = ("1", "2", "5a"), ("1", "2"), ("a", "d", "đ")
NODES = frozenset(
    (article, *rest)
    for article in ARTICLES
    for rest in [(), *((clause,) for clause in CLAUSES), *((clause, point) for clause in CLAUSES for point in POINTS)]
)
PATHS = st.sampled_from(sorted(NODES))


def provision(path, excluded=()):
    return Provision(**dict(zip(("article", "clause", "point"), path, strict=False)), excluded=excluded)


@st.composite
def provisions(draw):
    """A place of the model, now and then with places taken out of it."""
    path = draw(PATHS)
    below = sorted(node for node in NODES if node[: len(path)] == path and node != path)
    outs = draw(st.lists(st.sampled_from(below), max_size=2, unique=True)) if below else []
    return provision(path, tuple(map(provision, sorted(outs))))


SETS = st.lists(provisions(), max_size=4)


def nodes(*some):
    """The places of the model that lie in some provisions."""
    return {
        node
        for place in some
        for node in NODES
        if covers(place, node) and not any(covers(out, node) for out in place.excluded)
    }


def covers(place, node):
    path = tuple(label for _, label in place.path)
    return node[: len(path)] == path


@given(provisions(), provisions())
def test_contains_is_subset(one, other):
    """A provision contains another when all of its places are among its own."""
    assert one.contains(other) == (nodes(other) <= nodes(one))


@given(provisions(), provisions())
def test_overlaps_is_a_common_place(one, other):
    """Two provisions overlap when a place lies in both."""
    assert one.overlaps(other) == bool(nodes(one) & nodes(other))
    assert other.overlaps(one) == one.overlaps(other)


@given(SETS, SETS)
def test_set_operations_are_those_of_places(one, other):
    """Union, intersection and difference hold just the places that they should."""
    assert nodes(*places.union(one, other)) == nodes(*one) | nodes(*other)
    assert nodes(*places.intersection(one, other)) == nodes(*one) & nodes(*other)
    assert nodes(*places.difference(one, other)) == nodes(*one) - nodes(*other)


@given(SETS)
def test_a_union_is_least_and_in_order(some):
    """Nothing in a union lies in another place of it, and it is sorted."""
    union = places.union(some)

    assert union == places.sort(union)
    assert not any(one is not other and one.contains(other) for one in union for other in union)
    assert places.union(union) == union


def test_what_is_left_of_an_article():
    """Điều 5 less khoản 2 excludes it; with khoản 2 it is whole again."""
    article, clause = Provision(article="5"), Provision(article="5", clause="2")

    assert places.difference([article], [clause]) == (Provision(article="5", excluded=(clause,)),)
    assert places.union(places.difference([article], [clause]), [clause]) == (article,)
    assert places.difference([clause], [article]) == ()


def test_a_level_that_is_not_named_is_not_known():
    """`khoản 2` alone and `Điều 5` neither hold nor meet one another."""
    clause, article = Provision(clause="2"), Provision(article="5")

    assert not article.contains(clause)
    assert not article.overlaps(clause)
    assert not clause.contains(Provision(article="5", clause="2"))
    assert not Provision(section="1").contains(Provision(chapter="II", section="1"))
    assert not article.contains(Provision(appendix="I", article="5"))
    assert article.contains(Provision(chapter="II", article="5", clause="2"))
    assert places.difference([article], [clause]) == (article,)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ({"point": "a"}, {"point": "g"}, ["a", "b", "c", "d", "đ", "e", "g"]),
        ({"clause": "2"}, {"clause": "5"}, ["2", "3", "4", "5"]),
        ({"chapter": "II"}, {"chapter": "V"}, ["II", "III", "IV", "V"]),
        ({"article": "7"}, {"article": "7"}, ["7"]),
        ({"article": "7"}, {"article": "8"}, ["7", "8"]),
    ],
)
def test_expands_a_range(first, last, labels):
    """Ends are inclusive; points run in the order of Vietnamese letters."""
    [level] = first
    assert [getattr(place, level) for place in places.expand(Provision(**first), Provision(**last))] == labels


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ({"point": "a"}, {"clause": "2"}),
        ({"clause": "1", "point": "a"}, {"clause": "2", "point": "c"}),
        ({"point": "g"}, {"point": "a"}),
        ({"article": "5a"}, {"article": "8"}),
    ],
)
def test_what_is_no_range_is_refused(first, last):
    """Two levels, two containers and a backward order raise StyleError."""
    with pytest.raises(StyleError):
        places.expand(Provision(**first), Provision(**last))


# Fold


@pytest.mark.parametrize(
    ("paths", "phrase"),
    [
        ([("5", "2", "đ"), ("5", "2", "a"), ("5", "2", "b")], "các điểm a, b và đ khoản 2 Điều 5"),
        ([("5",), ("5", "2", "b")], "Điều 5"),
        ([("7",), ("5", "3"), ("5", "1")], "khoản 1 và khoản 3 Điều 5 và Điều 7"),
        ([("5",), ("8",), ("7",), ("6",), ("9",)], "từ Điều 5 đến Điều 9"),
        ([("5", "1", "a"), ("5", "1", "b"), ("5", "2")], "điểm a và điểm b khoản 1 và khoản 2 Điều 5"),
    ],
)
def test_folds_to_the_official_phrase(paths, phrase):
    """A set is written in document order, each container once, nothing twice."""
    assert places.fold(map(provision, paths)) == phrase


def test_folds_what_is_left():
    """What is taken out stands in brackets."""
    left = places.difference([provision(("5",)), provision(("6",))], [provision(("5", "2", "c"))])

    assert places.fold(left) == "Điều 5 (trừ điểm c khoản 2) và Điều 6"


LETTERS = st.sampled_from("abcdđeghiklmnopqrstuvxy")
FIELDS = {
    "appendix": st.sampled_from(["I", "II", "IV", "01"]),
    "part": st.sampled_from(["1", "2"]),
    "chapter": st.sampled_from(["I", "II", "III", "Va"]),
    "section": st.sampled_from(["1", "2"]),
    "article": st.integers(1, 40).map(str) | st.sampled_from(["5a", "198b"]),
    "clause": st.integers(1, 9).map(str) | st.just("1b"),
    "point": LETTERS | st.just("đ1"),
}
SHAPES = st.sampled_from(
    [
        ("article",), ("article", "clause"), ("article", "clause", "point"), ("chapter",), ("chapter", "section"),
        ("part", "chapter"), ("appendix",), ("appendix", "section"), ("clause",), ("clause", "point"), ("point",),
    ]
)  # fmt: skip
WIDE = SHAPES.flatmap(lambda shape: st.fixed_dictionaries({level: FIELDS[level] for level in shape})).map(
    lambda fields: Provision(**fields)
)


def read(phrase):
    bare = phrase.removeprefix("các ").removeprefix("từ ")
    chain = resolve(bare)
    assert chain is not None
    assert chain.length == len(bare)
    return places.union(Provision.model_validate(dict(light)) for light in chain.provisions)


@given(st.lists(WIDE, min_size=1, max_size=8))
def test_a_fold_reads_back_to_its_set(some):
    """Whatever the set, its phrase says just it."""
    assert read(places.fold(some)) == places.union(some)


@given(st.lists(WIDE, min_size=1, max_size=4), st.lists(WIDE, max_size=4))
def test_a_fold_of_a_difference_reads_back(one, other):
    """With places taken out, too."""
    left = places.difference(one, other)
    if left:
        assert read(places.fold(left)) == left


def test_an_empty_set_has_no_phrase():
    """Folding nothing raises StyleError."""
    with pytest.raises(StyleError):
        places.fold([])
