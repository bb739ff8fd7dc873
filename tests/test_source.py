"""The text that is matched, and the way back to the raw one."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.text import Source, Span, normalize
from vndocs.text.normalize import INVISIBLE, SAME_LENGTH

from .strategies import anything, letters, official

FOLDED = [
    ("06/QÐ-UBND", "06/QĐ-UBND"),
    ("06/QƉ-UBND", "06/QĐ-UBND"),
    ("06/QD̵-UBND", "06/QĐ-UBND"),
    ("ðồng", "đồng"),
    ("24‑NQ/HU", "24-NQ/HU"),
    ("2020–2025", "2020-2025"),
    ("2020—2025", "2020-2025"),
    ("5−10", "5-10"),
    ("1 500 000", "1 500 000"),
    ("ngày 05", "ngày 05"),
    ("ngày　05", "ngày 05"),
    ("０５／０１／２０２４", "05/01/2024"),
    ("30∕2020⁄NĐ-CP", "30/2020/NĐ-CP"),
    ("ｋế hoạch", "kế hoạch"),
    ("（１）", "(1)"),
    ("Nghị\u00ad quyết", "Nghị quyết"),
    ("24\u200b-NQ/\u2060HU", "24-NQ/HU"),
    ("\ufeffSố: 05", "Số: 05"),
    ("a\r\nb", "a \nb"),
    ("a\rb", "a\nb"),
    ("a\x0cb", "a\nb"),
    ("đ\x0cb", "đ\nb"),
    ("a\u2028b", "a\nb"),
    ("hòa", "hòa"),
    ("hoà", "hoà"),
    ("o\u200b\u0302", "ô"),
    ("o\u0302\u200b\u0301", "ố"),
    ("o\u200b\u0302\u200b\u0301n", "ốn"),
    ("\u0301a", "\u0301a"),
]


@pytest.mark.parametrize(("raw", "text"), FOLDED)
def test_folds_what_a_reader_does_not_tell_apart(raw, text):
    """Look-alike letters, odd spaces, dashes, slashes, digits and invisible characters become one plain form."""
    assert Source.of(raw).text == text


@pytest.mark.parametrize("raw", ["Ủy ban nhân dân", "Uỷ ban nhân dân", "quý I/2024", "1.333.980.000 đồng", ""])
def test_leaves_plain_text_alone(raw):
    """Composed text with nothing odd in it is matched as it stands, and needs no map."""
    source = Source.of(raw)

    assert source.text == raw
    assert source.map is None


@pytest.mark.parametrize("char", sorted(SAME_LENGTH))
def test_replaces_one_for_one_without_a_map(char):
    """A look-alike is replaced by one character, so that offsets stay."""
    source = Source.of(f"số{char}5")

    assert source.text == f"số{SAME_LENGTH[char]}5"
    assert source.map is None


@pytest.mark.parametrize("char", sorted(INVISIBLE))
def test_drops_the_invisible_and_keeps_the_place(char):
    """An invisible character is no part of the matched text, but counts in the offsets."""
    source = Source.of(f"số{char}5 đ")

    assert source.text == "số5 đ"
    assert source.span(2, 3) == Span(3, 4)
    assert source.span(0, 2) == Span(0, 2)
    assert source.cut(0, 3) == f"số{char}5"


def test_cuts_decomposed_letters_whole():
    """A stretch of the matched text is cut out of the raw text with all its combining marks."""
    raw = unicodedata.normalize("NFD", "Nghị quyết số 24-NQ/HU của Huyện ủy")
    source = Source.of(raw)
    start = source.text.index("quyết")

    assert unicodedata.normalize("NFC", source.cut(start, start + 5)) == "quyết"
    assert raw[slice(*source.span(start, start + 5))] == unicodedata.normalize("NFD", "quyết")


def test_cuts_values_composed_on_one_line():
    """The words of a value are composed, with line breaks, runs of blanks and emphasis signs folded to one space."""
    source = Source.of(unicodedata.normalize("NFD", "Ban  **Chấp hành**\r\n Đảng bộ\u00a0huyện"))

    assert source.words(0, len(source.text)) == "Ban Chấp hành Đảng bộ huyện"


def test_cuts_values_in_the_letters_that_are_meant():
    """An Icelandic or African letter in place of Đ, a gha in place of ư; spans cut what stands there."""
    source = Source.of("Luật \u00d0iện lực, Ch\u01a3ơng, \u0189ảng")

    assert source.words(0, len(source.text)) == "Luật Điện lực, Chương, Đảng"
    assert source.cut(5, 9) == "\u00d0iện"


@given(official())
def test_composed_and_decomposed_texts_are_matched_alike(text):
    """NFC and NFD of a text have the same matched text."""
    composed = Source.of(unicodedata.normalize("NFC", text))
    decomposed = Source.of(unicodedata.normalize("NFD", text))

    assert composed.text == decomposed.text


@given(anything())
def test_any_string_can_be_folded(text):
    """Folding raises on no string, and the whole matched text leads back into the raw one."""
    source = Source.of(text)
    start, end = source.span(0, len(source.text))

    assert 0 <= start <= end <= len(text)


@given(anything())
def test_folding_twice_changes_nothing(text):
    """The matched text is matched as itself."""
    folded = Source.of(text.replace("\r", "")).text

    assert Source.of(folded).text == folded


@given(anything(), st.data())
def test_stretches_keep_their_order(text, data):
    """Of two stretches the earlier one lies earlier in the raw text, and neither is turned round."""
    source = Source.of(text)
    length = len(source.text)
    first, second, third = sorted(data.draw(st.tuples(*[st.integers(0, length)] * 3)))
    before, after = source.span(first, second), source.span(second, third)

    assert before.start <= before.end
    assert first == second or second == third or before.start <= after.start
    assert first == second or second == third or before.end <= after.end


@given(letters(), st.data())
def test_a_stretch_is_cut_so_that_it_folds_to_itself(text, data):
    """What is cut out of the raw text for a stretch of the matched text folds to that stretch."""
    source = Source.of(text)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(source.text))] * 2)))

    assert Source.of(source.cut(start, end)).text == source.text[start:end]


@given(letters())
def test_the_letters_cover_the_raw_text(text):
    """The characters of the matched text lie side by side in the raw text: only the invisible lies between them."""
    source = Source.of(text)
    spans = [source.span(offset, offset + 1) for offset in range(len(source.text))]
    covered = {offset for span in spans for offset in range(*span)}

    assert all(text[offset] in INVISIBLE for offset in range(len(text)) if offset not in covered)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.skipif(normalize.compiled is None, reason="installed without the compiled folding")
class TestCompiledFolding:
    """The compiled folding gives what the plain one gives."""

    @given(anything() | official())
    def test_any_text_is_folded_alike(self, text):
        """The matched text and its map are the same."""
        assert normalize.fold(text) == normalize.fold_plainly(text)

    @pytest.mark.parametrize("beside", ["x", "ệ", "\r\n", "😀"])
    def test_every_character_is_folded_alike(self, beside):
        """Beside ASCII, beside Vietnamese letters, beside what lies beyond the basic plane."""
        chars = map(chr, range(0x10000))
        assert not [char for char in chars if normalize.fold(char + beside) != normalize.fold_plainly(char + beside)]
