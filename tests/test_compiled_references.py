"""References that are read in C are those that the grammar reads."""

import unicodedata
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.entities.references import compiled, statutes
from vndocs.entities.references.numbered import number_at, numbered_plainly
from vndocs.entities.references.own_words import Core
from vndocs.entities.references.parser import TRIGGERS
from vndocs.pipeline import scan
from vndocs.text import Source

from .strategies import anything, official
from .test_corpus import CORPORA, EXAMPLES

SCANNER = scan.Scanner([TRIGGERS])
#: What stands before, in and behind a symbol, and what comes near it.
BEFORE = (
    "Nghị định |nghị định số |NGHỊ ĐỊNH SỐ |Nghị\nđịnh số\n|Thông tư liên tịch số: |Luật |pháp luật số "
    "|Hợp đồng số |biên bản kiểm tra số |Công văn |CV|QĐ |mẫu số |Biểu số |nhà ở số |BÁO\nSố: |số |Số: |SỐ |, số "
    "| và số |sô |S0 |Nghi đinh sô |Thông tu so |của |quy phạm |TCVN |QCVN |ISO |ngày |CÔNG BÁO/Số "
    "|Quyết định của Bộ trưởng Bộ Tài chính số |kế hoạch |(|“"
)
NUMBERS = "30|24|1234|05|12a|06A|7Đ|66.25|30,|5.|2006|123456789|1|30 |12 \n"
SIGNS = (
    "/2020|/1998/|-2013-|/19| / 2013 / |/201|/NĐ-CP|-NQ/HU|/QĐ-UBND|/QĐ - UBND|/TT-\nBTC|/QH15|/QH 13|/UBTVQH10"
    "|/PL-UBTVQH10|/BTC-CST|/CT-CS|/CT-TTg|/CP|/TTg|-L/CTN|/HĐ|/HĐTD|/GTGT|/TTG-QD|/ND-CP|/nđ-cp|NQ/TW| QĐ/UB"
    "|/Ngày|/N|-Đ| - Bộ|/QĐ-UBNDngày|/HUnăm|/TC-ADN|/HS-ST|/HĐND|/X9|&C|_A|.15|/nb|/BB-VPHC|:2018|/BXD|/A1.2|-TB"
    "|/ABCD"
)
BEHIND = " ngày 5/3|\nngày 5|.|,| | VP ngày 3|\nV/v x| tháng năm|ngày|\n\n|2|à|٣|"
#: All that the corpus of the kind lists, what is read as well as what is none.
LISTED = [example.spelling for example in EXAMPLES if example.key == "references"]
LISTED += [example["text"] for example in CORPORA["references"]["not"]]
LAWS = (
    "Luật |luật |LUẬT |Bộ luật |bộ \nluật |BỘ LUẬT |Luột |Luât\n|pháp luật |Công ty luật |L|kỷ luật |\n\nLUẬT\n"
    "|theo luật |BLHS|LĐĐ 2024|PHÁP LỆNH |Pháp lệnh |Hiến pháp |Điều lệ |BLL"
)
TITLES = (
    "Đất đai|đất đai|ĐẤT ĐAI|Đất\nđai|đất dai|Giá|giá|Phòng, chống ma túy|Phòng cháy và chữa cháy"
    "|Hôn nhân và gia đình|Hình sự|Dân sự |TNDN|Thuế thu nhập cá nhân|sửa đổi, bổ sung một số điều của Luật "
    "|Cán bộ, công chức|Bảo tồn rừng|này|số |sư|Đảng|Tổ chức |chính quyền địa phương|PPP|&|²|٣"
)
BEHIND_LAWS = (
    " năm 2013| 2013|, |.|; | số 31/2024/QH15|, tố cáo số 09/1998/QH10| sửa đổi 2024| (sửa đổi)|\n\n| và | cho "
    "| mở quốc gia năm 2028| ngày 5|  |*|\t| trong| của Chính phủ|1. |::| s|"
)


def texts(*parts):
    """Texts of the parts in their order, of all of them thrown together, and others."""
    in_order = st.tuples(*(st.sampled_from(words.split("|")) for words in parts)).map("".join)
    thrown = st.sampled_from("|".join(parts).split("|"))
    return st.one_of(*(st.lists(part, max_size=9).map("".join) for part in (in_order, thrown)), anything(), official())


needs_compiled = pytest.mark.skipif(compiled.compiled is None, reason="installed without the compiled references")
needs_statutes = pytest.mark.skipif(statutes.compiled is None, reason="installed without the compiled statutes")


def scanned(text):
    """What the scan sees in a text."""
    [hits] = SCANNER.scan(Source.of(text))
    return hits


def both(text):
    """The references by number of a text as read in C, and as the grammar reads them."""
    hits = scanned(text)
    return compiled.numbered(hits), numbered_plainly(hits.text, hits.numbers)


def asking(text, grammar):
    """The references by number of a text with what is asked where C does not know."""
    compiled.numbered(scanned(""))
    hits = scanned(text)
    return compiled.compiled.read(hits.text, hits.packed, grammar)


def places(text):
    """The matched text and the places of `L` and `luật` in it."""
    hits = scanned(text)
    return hits.text, hits.literals["L"], hits.literals["luật"]


def laws(text):
    """The laws of a text as read in C, and as the grammar reads them."""
    statutes.read(scanned(""))
    found: dict[int, Core] = {}
    plain: dict[int, Core] = {}
    matched, capitals, smalls = places(text)
    statutes.compiled.read(matched, capitals, smalls, found, statutes._law, statutes._capital)
    statutes.laws_plainly(matched, capitals, smalls, plain)
    return found, plain


@needs_compiled
@given(texts(BEFORE, NUMBERS, SIGNS, BEHIND), st.sampled_from(["", "x" * 900]))
def test_numbers_are_read_as_the_grammar_reads_them(text, before):
    """Near the beginning of a text and far from it, plain or not, every reference is the same."""
    for form in (text, text.upper(), unicodedata.normalize("NFD", text)):
        found, plain = both(before + form)

        assert found == plain


@needs_compiled
@pytest.mark.parametrize("spelling", LISTED)
def test_the_spellings_of_the_corpus_are_read_as_the_grammar_reads_them(spelling):
    """Whatever the corpus of the kind lists, read in C or left to the grammar, is the same."""
    for text in (spelling, f"Căn cứ {spelling}, {spelling.upper()}; {spelling}\n{spelling.replace(' ', chr(10))}"):
        found, plain = both(text)

        assert found == plain


@needs_compiled
@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày", "NĐ", "30/2020/NĐ-CP"),
        ("NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP", "NĐ", "30/2020/NĐ-CP"),
        ("Nghị\nđịnh số 30/2020/NĐ-\nCP", "NĐ", "30/2020/NĐ-CP"),
        ("Nghị quyết 24-NQ/HU", "NQ", "24-NQ/HU"),
        ("các Quyết định: 5/QĐ-UBND", "QĐ", "5/QĐ-UBND"),
        ("Công văn số 1234/BTC-CST", "CV", "1234/BTC-CST"),
        ("Luật số 64/2025/QH15", "L", "64/2025/QH15"),
        ("và số 05/TB-UBND", "TB", "05/TB-UBND"),
        ("ngày 12 tháng 3 năm 2024 và trang 5", None, None),
        ("Điều 5, khoản 2, mục 3 - Đào tạo", None, None),
    ],
)
def test_plain_forms_are_read_without_the_grammar(text, kind, code):
    """What nearly all look like never asks the grammar, nor do numbers that are surely none."""

    def grammar(*asked):
        raise AssertionError(f"asked for {asked}")

    cores = asking(text, grammar)

    assert [(core.type, core.code) for core in cores] == ([(kind, code)] if code else [])


@needs_compiled
def test_what_is_not_plain_is_asked_of_the_grammar_once_for_each_number():
    """The grammar is given the place of the number, adds what it reads and says where reading goes on."""
    asked = []

    def grammar(text, start, end, cores):
        asked.append(text[start:end])
        return number_at(text, start, end, cores)

    text = "Nghị định 30, 31 và 32; Nghị đinh sô 49/2026/NĐ-CP và số 12/2020/TT-BTC"
    cores = asking(text, grammar)

    assert asked == ["30,", "49"]
    assert [core.code for core in cores] == ["30", "31", "32", "49/2026/NĐ-CP", "12/2020/TT-BTC"]


@needs_compiled
def test_a_wrong_call_is_told():
    """Nothing but a text and the places of numbers is taken, and what the grammar raises is not swallowed."""

    def failing(*asked):
        raise RuntimeError("no grammar")

    assert asking("", failing) == []
    for wrong in ((b"x", b""), ("x", [(0, 1)]), ("x", None)):
        with pytest.raises(TypeError, match="a text, numbers as they are packed"):
            compiled.compiled.read(*wrong, failing)
    # Places outside of the text are none of its numbers.
    assert compiled.compiled.read("số 1", array("q", (3, 9, -1, 2, 2, 1)).tobytes(), failing) == []
    with pytest.raises(RuntimeError, match="no grammar"):
        asking("Nghị định 30", failing)
    with pytest.raises(TypeError):
        compiled.compiled.learn(tuple, {"x": ("y",)}, {}, {}, {}, {}, {}, {}, {}, {}, ("",) * 7)


@needs_statutes
@given(texts(LAWS, TITLES, BEHIND_LAWS))
def test_laws_are_read_as_the_grammar_reads_them(text):
    """Known and unknown names, abbreviations and what is none are the same, in every case and composition."""
    for form in (text, text.upper(), unicodedata.normalize("NFD", text)):
        found, plain = laws(form)

        assert found == plain


@needs_statutes
@pytest.mark.parametrize("spelling", LISTED)
def test_the_laws_of_the_corpus_are_read_as_the_grammar_reads_them(spelling):
    """Whatever the corpus of the kind lists is the same."""
    found, plain = laws(f"Căn cứ {spelling}, {spelling.upper()}; {spelling}\n{spelling.replace(' ', chr(10))}")

    assert found == plain


@needs_statutes
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theo Luật Đất đai năm 2013", ["Luật Đất đai"]),
        ("Bộ luật Hình sự và Luật Phòng, chống ma túy;", ["Bộ luật Hình sự", "Luật Phòng, chống ma túy"]),
        ("LUẬT HÔN NHÂN VÀ GIA ĐÌNH", ["LUẬT HÔN NHÂN VÀ GIA ĐÌNH"]),
        ("Luật Hôn nhân\nvà gia đình", ["Luật Hôn nhân\nvà gia đình"]),
        ("Luật này, Luật số 5, pháp luật, kỷ luật của luật sư, Công ty Luật An, LÂM ĐỒNG, Lê", []),
    ],
)
def test_known_laws_are_read_without_the_grammar(text, told):
    """A name that is known never asks the grammar, nor do the words for law that are surely none."""

    def grammar(*asked):
        raise AssertionError(f"asked for {asked}")

    laws("")
    found: dict[int, Core] = {}
    statutes.compiled.read(*places(text), found, grammar, grammar)

    assert [text[law.start : law.end] for _, law in sorted(found.items())] == told


@needs_statutes
def test_a_wrong_call_about_laws_is_told():
    """Nothing but lists of places is taken, and what the grammar raises is not swallowed."""

    def failing(*asked):
        raise RuntimeError("no grammar")

    laws("")
    with pytest.raises(TypeError):
        statutes.compiled.read("x", (), [], {}, failing, failing)
    with pytest.raises(ValueError, match="within the text"):
        statutes.compiled.read("x", [-1], [], {}, failing, failing)
    with pytest.raises(RuntimeError, match="no grammar"):
        statutes.compiled.read(*places("Luật Sông ngòi và hồ chứa năm 2029"), {}, failing, failing)
