"""What holds for every text, whatever it is."""

import json
import tomllib
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, note
from hypothesis import strategies as st

import vndocs
from vndocs.pipeline.kinds import KINDS
from vndocs.pipeline.verbs import VERBS

from .strategies import anything, official

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
HOSTILE = tomllib.loads((ROOT / "benchmarks" / "hostile.toml").read_text("utf-8"))
UNITS = sorted({unit for units in HOSTILE["again"].values() for unit in units})

texts = st.one_of(official(), anything(), st.lists(st.sampled_from(UNITS), max_size=12).map("".join))


def said(document):
    """What a document says, without places: kind, value, and the words composed on one line."""
    return {
        key: [(mention.value, unicodedata.normalize("NFC", mention.text)) for mention in getattr(document, key)]
        for key in KINDS
    }


@given(texts)
def test_every_span_cuts_its_text_out_of_the_raw_text(text):
    """`raw[start:end] == mention.text`, beginning and ending on what can be seen, within the whole of the mention."""
    for mention in vndocs.parse(text):
        start, end = mention.span
        note(repr(mention))
        assert text[start:end] == mention.text
        assert mention.text == mention.text.strip()
        assert mention.text
        first, last = mention.parts.get("whole", mention.span)
        assert first <= start < end <= last
        for begin, stop in mention.parts.values():
            assert 0 <= begin < stop <= len(text)


@given(texts)
def test_mentions_stand_in_text_order(text):
    """The mentions of a kind stand in text order, each once."""
    document = vndocs.parse(text)
    for key in KINDS:
        spans = [mention.span for mention in getattr(document, key)]
        assert spans == sorted(spans)
        assert len(spans) == len(set(spans)) or key == "internal"


@given(official())
def test_the_encoding_of_letters_changes_nothing(text):
    """A text says the same composed and decomposed."""
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert said(vndocs.parse(composed)) == said(vndocs.parse(decomposed))


@given(official())
def test_no_break_spaces_change_nothing(text):
    """A text gives the same values with no-break spaces."""
    plain = vndocs.parse(text.replace("\u00a0", " "))
    odd = vndocs.parse(text.replace(" ", "\u00a0"))

    for key in KINDS:
        assert [m.value for m in getattr(plain, key)] == [m.value for m in getattr(odd, key)]
        assert [m.span for m in getattr(plain, key)] == [m.span for m in getattr(odd, key)]


@given(texts)
def test_a_record_goes_there_and_back(text):
    """A document survives its record and JSON without loss."""
    document = vndocs.parse(vndocs.Source.of(text, "a.txt"))
    record = document.to_record()
    again = vndocs.Document.from_record(json.loads(json.dumps(record)))

    assert list(again) == list(document)
    assert again.to_record() == record


@given(texts)
def test_a_record_is_what_its_schema_says(text):
    """Every record is valid under the published JSON Schema."""
    VALIDATOR.validate(vndocs.parse(vndocs.Source.of(text, "a.txt")).to_record())


@given(texts)
def test_a_record_says_what_its_mentions_say(text):
    """Records and mentions have the same places and texts."""
    document = vndocs.parse(text)
    record = document.to_record()
    for key in KINDS:
        entities = [((entity["start"], entity["end"]), entity["text"]) for entity in record[key]]
        assert entities == [(mention.span, mention.text) for mention in getattr(document, key)]


@pytest.mark.parametrize("key", KINDS)
@given(text=texts)
def test_a_kind_is_read_alike_on_its_own(key, text):
    """Asking for one kind gives what asking for all gives of it."""
    alone, together = vndocs.parse(text, [key]), vndocs.parse(text)

    assert alone.kinds == (key,)
    assert getattr(alone, key) == getattr(together, key)


@given(texts)
def test_whatever_is_found_can_be_written(text):
    """Every value that was found has an official form."""
    for mention in vndocs.parse(text):
        assert vndocs.format(mention.value) == str(mention.value) == f"{mention.value}"


@given(texts)
def test_a_rewrite_that_says_nothing_changes_nothing(text):
    """A rewrite whose function gives None or the mention's own text leaves the text as it was."""
    document = vndocs.parse(text)

    assert document.rewrite(lambda mention: None).text == text
    assert document.rewrite(lambda mention: mention.text).text == text


@given(texts)
def test_a_rewrite_touches_nothing_but_its_edits(text):
    """What lies between the edits is the raw text, character by character."""
    rewritten = vndocs.parse(text).rewrite("official")
    done, pieces = 0, []
    for edit in rewritten.edits:
        assert text[edit.start : edit.end] == edit.old != edit.new
        pieces += [text[done : edit.start], edit.new]
        done = edit.end

    assert "".join(pieces) + text[done:] == rewritten.text


@pytest.mark.parametrize("key", ["amounts", "dates"])
@given(first=official(), second=official())
def test_a_paragraph_does_not_reach_into_the_next(key, first, second):
    """Amounts and dates of two paragraphs are those of each."""
    gap = ".\n\n\n"
    joined = vndocs.parse(first + gap + second, [key])
    left, right = vndocs.parse(first + gap, [key]), vndocs.parse(gap + second, [key])
    apart = [*getattr(left, key), *getattr(right, key)]

    assert [mention.value for mention in getattr(joined, key)] == [mention.value for mention in apart]


@given(texts)
def test_find_and_parse_are_the_only_verbs_that_read(text):
    """`find` never raises; `parse` gives a value or a ParseError that says where it stopped."""
    for key in KINDS:
        verbs = VERBS[key]
        verbs.find(text)
        try:
            value = verbs.parse(text)
        except vndocs.ParseError as error:
            fault = error
        else:
            assert isinstance(value, verbs.model)
            continue
        assert fault.text == text
        assert 0 <= fault.position <= len(text)
