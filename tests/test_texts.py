"""Texts are taken out of Arrow as Python reads UTF-8, faults with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pyarrow = pytest.importorskip("pyarrow", exc_type=ImportError)

from vndocs.batch import columnar, extract_batch  # noqa: E402

compiled = columnar.compiled
needs_compiled = pytest.mark.skipif(compiled is None, reason="installed without the compiled texts")
#: Letters of one to four bytes in UTF-8, and words long enough for several strides.
WORDS = st.text(st.sampled_from("a 1\n\x00éđẢ–\ufeff\U0001d7d8\uffff\u0800\u07ff"), max_size=120)
VIETNAMESE = st.text(st.sampled_from("Điều 1. Ủy ban “nhân dân” tỉnh quyết định:\n"), min_size=40, max_size=300)
#: What no letter begins with, what is too long, halves of surrogate pairs, and what comes too late or too soon.
FAULTS = st.sampled_from(
    [
        b"\x80",
        b"\xc0\x80",
        b"\xc1\xbf",
        b"\xe0\x80\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe1\xba",
        b"\xff",
        b"\xc4",
    ]
)
KINDS = [pyarrow.string(), pyarrow.large_string(), pyarrow.dictionary(pyarrow.int32(), pyarrow.string())]


def read(data, start, end):
    try:
        return data[start:end].decode()
    except UnicodeDecodeError as error:
        return str(error)


def decoded(data, start, end):
    try:
        return compiled.decode(data, start, end)
    except UnicodeDecodeError as error:
        return str(error)


@needs_compiled
@given(st.lists(WORDS.map(str.encode) | VIETNAMESE.map(str.encode) | FAULTS, max_size=5), st.data())
def test_any_bytes_are_read_as_python_reads_them(parts, data):
    """From any place to any other, and the error is the same where there is one."""
    whole = b"".join(parts)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))

    assert decoded(whole, start, end) == read(whole, start, end)
    assert decoded(whole, 0, len(whole)) == read(whole, 0, len(whole))


@needs_compiled
@pytest.mark.parametrize("places", [(-1, 1), (2, 1), (0, 9)])
def test_nothing_beyond_a_buffer_is_read(places):
    """A wrong place raises."""
    with pytest.raises(ValueError, match="within the buffer"):
        compiled.decode(b"abc", *places)


@pytest.mark.parametrize(
    "kind", [pyarrow.string(), pyarrow.large_string(), pyarrow.dictionary(pyarrow.int32(), pyarrow.string())]
)
@given(texts=st.lists(VIETNAMESE | WORDS | st.none(), max_size=6), first=st.integers(0, 3))
def test_columns_of_any_kind_give_their_texts(kind, texts, first):
    """Cut or whole, with nulls or without."""
    column = pyarrow.array(texts, pyarrow.string()).cast(kind)[first:]

    assert list(columnar._texts(pyarrow, column)) == texts[first:]


@needs_compiled
def test_plain_columns_are_read_in_c(monkeypatch):
    """Nothing else makes their strings."""
    seen = []

    class Noted:
        def decode(self, *where):
            seen.append(where[1:])
            return compiled.decode(*where)

    monkeypatch.setattr(columnar, "compiled", Noted())
    batch = pyarrow.record_batch({"text": ["Theo 12/QĐ-UBND", "", "chi 5.000 đồng"]})

    assert extract_batch(batch).num_rows == 3
    assert seen == [(0, 16), (16, 33)]
