"""How a text uses the documents that it cites, and what it calls them, read in Python and in C: both give the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs.entities.references.reading import ReferenceReading
from vndocs.pipeline.resolve import aliases, governing, headed, relations, worn

from .strategies import anything, official

#: Words of verbs, and all that stands between them.
VERB_WORDS = sorted(
    {
        word
        for by_word in governing._VERBS.values()
        for several in by_word.values()
        for words, _ in several
        for word in words
    }.union(governing._BETWEEN, worn.WORN, governing._PARTS, governing._BY)
)
#: Words as a scan leaves them, whole.
WORN_WORDS = sorted(worn._WORDS)

#: Documents and what joins them, governs them, stands above and behind them.
CITING = st.sampled_from(
    [
        *(
            "Nghị định số 30/2020/NĐ-CP",
            "Luật Đất đai",
            "Quyết định số 5/QĐ-UBND",
            "Luật số 45/2013/QH13",
            "Nghị định 30",
        ),
        *("Thông tư số 01/2021/TT-BNV ngày 05/01/2021 của Bộ Nội vụ quy định chi tiết thi hành ", "Bộ luật Dân sự "),
        *(
            ", ",
            "; ",
            " và ",
            " và các ",
            ",\nsố ",
            " hoặc (",
            "”; - ",
            " cùng với ",
            " cùng ",
            " & ",
            ", các số ",
            " ",
        ),
        *("\nCăn cứ ", "\nTheo đề nghị của Bộ tại Tờ trình kèm theo ", "\nXét ", ";\n", ".\n", "\n\n", "\n* "),
        *(
            "\nBãi bỏ các văn bản sau đây:",
            "\na) ",
            "\nb) ",
            "\n1. ",
            "\n2) ",
            "\n- ",
            "\n– Toàn bộ ",
            ":\n",
            "Điều 5. ",
        ),
        *(
            "Các quyết định sau đây hết hiệu lực thi hành:",
            "\nc) Quy định tại ",
            "thay thế cho ",
            " Luật này",
            "\u3000",
        ),
        *(
            " hết hiệu lực",
            " đã  hết\nhiệu lực",
            " được bãi bỏ",
            " bị thay thế bởi ",
            " sẽ hết",
            " đã được sửa đổi bởi ",
            "đ",
        ),
        *(
            "Điểm này được bãi bỏ theo ",
            "được thay thế bằng ",
            "sửa đồi, bỗ sung ",
            "bãi bỏ ",
            "nhân dân ",
            "hướng dan ",
        ),
        *(
            "thực hiện ",
            "quy định tại ",
            "sửa đổi, bổ sung một số điều của ",
            "theo ",
            "kèm theo ",
            "về việc ",
            "x" * 40,
        ),
    ]
)

#: What declares a short name, and what comes near it.
DECLARING = st.sampled_from(
    [
        *"  \n\n**_:(),;[]“”\"'’‘..aAB1\u3000\x1c\ud800",
        *(
            "gọi",
            "tắt",
            "viết",
            "là",
            "đây",
            "chung",
            "sau đây",
            "sau đây gọi tắt là",
            "(sau đây gọi là ",
            "viết tắt là ",
        ),
        *(
            "gọi tắt ",
            "được gọi tắt là",
            "GỌI TẮT LÀ",
            "Sau Đây gọi chung là",
            "\u017fau đây gọi là",
            "g\u1ecd\u0131 tắt",
        ),
        *("Nghị định 30", "x" * 60, " " * 20, "\U0001f600", "từ đây gọi là", "\n\n"),
    ]
)


def cited_at(start: int) -> ReferenceReading:
    """Give the reading of a document that begins at a place."""
    return ReferenceReading(start, start, None, None, None, None, None, None, (), "cited", None, None)


@pytest.mark.skipif(governing.compiled is None, reason="installed without the compiled verbs")
@given(
    st.lists(
        st.tuples(
            st.sampled_from(VERB_WORDS).flatmap(lambda word: st.sampled_from([word, word, word.upper(), word.title()]))
            | st.sampled_from(WORN_WORDS)
            | st.sampled_from(["Nghị", "số", "İ", "Σ", "a" * 26, "này"]),
            st.sampled_from(
                [*([" "] * 4), ", ", "\n", " * ", " “", '" ', "(", "_", ":", ": ", "; ", "", "\x1c", "\u3000"]
            ),
        ).map("".join),
        max_size=16,
    ).map("".join),
    st.integers(0, 3),
)
def test_the_compiled_verb_is_that_of_the_plain_way(text, behind):
    """What governs a document and where its words stand is the same, also where a scan has worn them."""
    readings = [cited_at(max(0, len(text) - behind))]

    assert relations.read_uses(text, readings) == relations.read_uses_plainly(text, readings)


@pytest.mark.skipif(governing.compiled is None, reason="installed without the compiled uses")
@given(st.lists(CITING, max_size=16).map("".join) | official())
def test_the_compiled_uses_are_those_of_the_plain_way(text):
    """Documents of a coordination, in titles, in lists and in legal bases are used in the same way."""
    readings = vndocs.parse(text, kinds=("references",), resolve=False)._readings["references"]

    assert relations.read_uses(text, readings) == relations.read_uses_plainly(text, readings)


@pytest.mark.skipif(governing.compiled is None, reason="installed without the compiled uses")
@given(anything(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=5))
def test_the_compiled_uses_hold_for_readings_anywhere(text, places):
    """Readings that stand behind the text, or in one another, are no harm."""
    readings = [
        cited_at(start)._replace(end=start + length, title=(start, start + 2 * length))
        for start, length in sorted(places)
    ]

    assert relations.read_uses(text, readings) == relations.read_uses_plainly(text, readings)


@pytest.mark.skipif(governing.compiled is None, reason="installed without the compiled uses")
def test_common_uses_are_read_without_the_plain_way(monkeypatch):
    """What most texts say of documents is read in C alone; the plain way is asked of what is rare."""
    text = (
        "Căn cứ Luật Đất đai, Bộ luật Dân sự và các Nghị định số 30/2020/NĐ-CP, số 31/2020/NĐ-CP;\n"
        "Nghị định số 5/2021/NĐ-CP ngày 05/01/2021 sửa đổi, bổ sung một số điều của Nghị định số 30/2020/NĐ-CP.\n"
        "Các cơ quan nhân dân thực hiện theo quy định tại Thông tư số 01/2021/TT-BNV."
    )
    readings = vndocs.parse(text, kinds=("references",), resolve=False)._readings["references"]
    expected = relations.read_uses_plainly(text, readings)

    def asked(*_: object) -> None:
        raise AssertionError("the plain way was asked")

    try:
        with monkeypatch.context() as patch:
            for name in ("verb_plainly", "_block", "_said_to_end", "_read_expiry"):
                patch.setattr(relations, name, asked)
            patch.setattr(headed.Headed, "read", asked)
            relations._told()
            found = relations.read_uses(text, readings)
    finally:
        relations._told()

    assert found == expected
    assert {use.relation for use in found} == {"legal_basis", "cites", "amends"}


@pytest.mark.skipif(governing.compiled is None, reason="installed without the compiled uses")
@pytest.mark.parametrize("readings", [[()], [(1, 2)], ["abc"], [(None,) * 12], 5, [("0", 1, *[""] * 10)]])
def test_what_is_no_reading_is_refused(readings):
    """Uses are read of readings, and of nothing else."""
    with pytest.raises(TypeError):
        relations.read_uses("text", readings)


@pytest.mark.skipif(aliases.compiled is None, reason="installed without the compiled declarations")
@given(st.lists(DECLARING, max_size=30).map("".join) | anything() | official())
def test_the_compiled_declarations_are_those_of_the_expression(text):
    """Declarations of short names, and the names in them, stand at the same places."""
    assert aliases._declarations(text) == aliases.declarations_plainly(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nghị định số 30/2020/NĐ-CP (sau đây gọi tắt là Nghị định 30) quy định", "Nghị định 30"),
        ("Bộ Y tế, sau đây viết tắt là “BYT”, ban hành", "BYT"),
        ("các cơ quan (sau đây gọi chung là\ncơ quan) và", "cơ quan"),
        ("dự án (gọi là A)", "A"),
    ],
)
def test_a_declaration_is_found_with_its_name(text, name):
    """In brackets or behind a comma, with quotation marks or without, on one line or on two."""
    [(start, end, name_start, name_end)] = aliases._declarations(text)

    assert text[name_start:name_end].strip() == name
    assert start < name_start < name_end <= end
