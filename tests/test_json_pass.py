"""Records are written as JSON in C as `json.dumps` writes them."""

import enum
import importlib
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vndocs
from vndocs.samples import NAMES, read

written = importlib.import_module("vndocs.export.json")
pytestmark = pytest.mark.skipif(written.compiled is None, reason="installed without the compiled JSON")

WORDS = st.text(st.characters(exclude_categories=[])) | st.text('aế"\\/\x00\x1f\x7f\n\t\r\f\b\u2028\ud800\U0001f600')
LEAVES: st.SearchStrategy[Any] = (
    WORDS | st.integers() | st.booleans() | st.none() | st.floats() | st.just(()) | st.just({})
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
@example({"a": [1, -1, 0, 2**63 - 1, -(2**63), 2**63, 1.5, -0.0, 1e300, 5e-324, float("nan")]})
def test_values_are_written_as_the_library_writes_them(value):
    """To the byte, though a text holds control signs or half a surrogate pair; what C leaves goes to the library."""
    left = written.compiled.dump(value)

    assert left is None or left == written.plainly(value)
    assert written._dump(value) == written.plainly(value)


@pytest.mark.parametrize("name", NAMES)
def test_whole_records_are_written_in_c(name):
    """Nothing in them is left to the library, and they are read back as they were."""
    record = vndocs.parse(read(name).decode()).to_record()

    data = written.compiled.dump(record)

    assert data == written.plainly(record)
    assert json.loads(data) == json.loads(json.dumps(record))


class Colour(enum.IntEnum):
    RED = 1


@pytest.mark.parametrize("value", [{1: 2}, {None: 1}, Colour.RED, float("inf"), 2**64])
def test_what_records_do_not_hold_is_left_to_the_library(value):
    """Keys that are no strings, numbers of other classes or too large."""
    assert written.compiled.dump([value]) is None
    assert written._dump([value]) == written.plainly([value])


@pytest.mark.parametrize("value", [{1}, b"a", object()])
def test_what_json_has_not_is_told_by_the_library(value):
    """As ever."""
    with pytest.raises(TypeError, match="not JSON serializable"):
        written._dump({"a": value})


def test_what_holds_itself_is_told():
    """Nothing overflows."""
    value: list[object] = []
    value.append(value)
    with pytest.raises(RecursionError):
        written._dump(value)
