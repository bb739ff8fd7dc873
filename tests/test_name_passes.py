"""The compiled keys of names are those that the Python beside it makes."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vndocs import catalogue
from vndocs.catalogue import names
from vndocs.text.spelling import LETTERS, tone_pairs

from .strategies import anything

pytestmark = pytest.mark.skipif(names.compiled is None, reason="installed without the compiled keys")

# fmt: off
WORDS = st.sampled_from([
    *tone_pairs(), *tone_pairs().values(), "quý", "quỳ", "QUỲ", "hoà", "Hòa", "HOÀ", "uỷ", "thuỷ", "toàn", "hoà1",
    "kỹ", "Lý", "sĩ", "tỷ", "ty", "myx", "y", "Ỹ", "và", "VÀ", "vàng", "Đất", "đai", "ĐẤT", "PPP", "2015", "1a", "a1y",
    "h_y", "ſ", "İ", "Σ", "ß", "K", "\u0301", "\ud800", "\x00", "\U0001d7d8", "một từ rất dài " * 40,
])
SIGNS = st.sampled_from([*"  ,;.*&\"'“”‘’()/-–—_:\n\t\u00a0\u2000", "  ", " - ", ", và ", ""])
# fmt: on
#: What the compiled part is told of words.
TOLD = {"signs": names._SIGNS + names._DASHES, "finals": names._FINALS, "joint": names._JOINT, "tones": tone_pairs()}
NAMES = st.lists(st.tuples(WORDS, SIGNS).map("".join), max_size=8).map("".join) | anything()


@given(NAMES)
@example("")
@example(" và ")
def test_the_compiled_key_of_a_name_is_that_of_its_words(name):
    """However it is spelled, composed or not."""
    for form in (name, unicodedata.normalize("NFD", name), name.upper()):
        assert names.compiled.key(form) == names.key(form) == names.key_plainly(form)
        assert names.compiled.named(form) == names.named_plainly(form)


def test_known_names_are_read_without_python():
    """All names of the catalogue are of the common form, in capitals too."""

    def refuse(_name):
        raise AssertionError

    told = names.compiled
    tell = [TOLD, {letter: letter.lower() for letter in LETTERS}, names._TO_I]
    try:
        told.tell(*tell, refuse, refuse)
        for name in {name for known in catalogue.statutes() for name in (known.name, *known.aliases)}:
            assert told.key(name) == told.key(name.upper()) == names.key_plainly(name)
            assert told.named(name) == names.named_plainly(name)
    finally:
        told.tell(*tell, names.key_plainly, names.named_plainly)
    assert told.key("Luật\u0301") == names.key_plainly("Luật\u0301")


def test_wrong_calls_are_told():
    """A name is a string, and words are told whole."""
    with pytest.raises(TypeError, match="expected a name"):
        names.compiled.key(b"abc")
    with pytest.raises(TypeError, match="expected letters"):
        names.compiled.tell({}, {}, {}, None, None)
    with pytest.raises(ValueError, match="expected pairs"):
        names.compiled.tell({**TOLD, "tones": {"oà": "o"}}, {}, {}, None, None)
    names._told()
