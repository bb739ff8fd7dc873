"""The compiled readers of what stands beside a reference give what the grammar in Python gives, or leave it to that."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs.entities.dates.reading import Reading
from vndocs.entities.references import bodies, body_forms, issuer, title, title_end, title_forms, title_gaps
from vndocs.entities.references.own_words import Core
from vndocs.pipeline import amendments, compose, dated, draft, heading_issuer

from .strategies import anything, official

compiled, compiled_bodies = title_forms.compiled, body_forms.compiled
pytestmark = pytest.mark.skipif(
    compiled is None or compiled_bodies is None, reason="installed without the compiled readers of references"
)

# fmt: off
#: What names bodies, opens and ends titles, and what comes near it.
WORDS = st.sampled_from([
    "Bộ", "Bộ Tài chính", "Chính phủ", "CHÍNH PHỦ", "Chính phú", "Thủ tướng", "Ủy ban", "Uỷ ban nhân dân", "UBND",
    "tỉnh", "TP.", "quận 7", "Hồ Chí Minh", "Sở Văn hóa, Thể thao và Du lịch", "Ban Chỉ đạo",
    "về phòng, chống tham nhũng", "Lao động - Thương binh và Xã hội", "thuộc", "khóa XV", "nước", "Nguyễn Văn An",
    "Quốc hội", "của", "Của", "do", "được", "vừa được", "và", "đã", "ban hành", "ký", "thông qua", "về", "về việc",
    "VỀ VIỆC", "vê", "vẻ việc", "v/v", "quy định", "Quy định", "quy định về", "quy định về việc", "qui định",
    "quy định chi tiết", "quy định chỉ tiết", "sửa đổi, bổ sung", "Sửa đổi", "hướng dẫn", "hưởng dẫn", "phê duyệt",
    "thực hiện", "tổ chức", "chi tiết", "quản lý", "đất đai", "hóa đơn", "chứng từ", "này", "tại", "nêu trên",
    "kèm theo", "ban hành kèm theo", "có hiệu lực", "thì", "sẽ", "như sau", "theo đó", "Căn cứ Luật", "Căn cứ",
    "Nghị định số 5", "các Thông tư số 7", "Quyết định", "khác", "liên quan", "các văn bản", "văn bản hướng dẫn",
    "Luật Kế toán", "khoản 2", "Điều 5", "Điều 5.", "Mục 3", "ngày 1/2/2020 của", "ngày 05/3/2020", "ngay", "đề",
    "và các", "và những văn bản", "và văn bản hướng dẫn", "có liên quan", "một số nội dung liên quan",
    "và Nghị định số 6",
    "hoặc Quyết định số", "cùng với Thông tư số 3", "sửa đổi, bổ sung một số điều của",
    "hướng dẫn thi hành Luật Kế toán",
    "/QĐ-UBND", "ngày 12/3/2019 của", "điểm a", "Sở Nội vụ báo cáo", "UBND tỉnh ban hành", "cũng có", "có ý kiến",
    "Danh mục", "nêu rõ", "Bộ Tài chính, Bộ Tư pháp", "/TTLT-BTC", "quy định về việc",
    "năm 2020", "năm 205", "được sửa đổi", "thay thế", "bởi", "(sau đây", "(có hiệu lực)", "[3]", "(1)",
    "kỳ họp thứ 5", "a)", "1.", "II.", "- ", "so_hieu:", "ThS.", "Q.", "số", "một", "ſửa đổi", "ı",
])
VERBS = st.sampled_from([
    "đã ban hành", "có", "ký ban hành", "biểu quyết thông qua", "tiếp tục", "kịp thời", "gửi các", "ra một số",
    "quy định tại", "theo đề nghị của Sở Nội vụ tại", "Chủ tịch Nguyễn Văn An đã ký",
])
SIGNS = st.sampled_from([
    *" " * 12, "\n", "\n\n", ", ", ",", ". ", "; ", ": ", " (", ") ", "“", "”", "\"", "*", "**", "-", " - ", "/",
    "  ", "\t", "_", "…", "..", "|", "²",
])
# fmt: on
TEXTS = st.lists(st.tuples(WORDS, SIGNS).map("".join), max_size=24).map("".join) | official() | anything()
PLACES = st.integers(0, 40)


@contextmanager
def plainly() -> Iterator[None]:
    """Read in Python alone."""
    modules = (bodies, issuer, title, title_end, title_gaps, draft, compose, dated, amendments, heading_issuer)
    with pytest.MonkeyPatch.context() as patch:
        for module in modules:
            patch.setattr(module, "compiled", None)
        yield


@given(TEXTS, PLACES)
def test_the_compiled_name_of_a_body_ends_where_the_grammar_ends_it(text, place):
    """So does the issuer behind a reference, or there is none."""
    place = min(place, len(text))
    end, found = compiled_bodies.end_of_body(text, place), compiled_bodies.read_issuer(text, place)
    with plainly():
        assert end in (-1, bodies.end_of_body(text, place))
        assert found is NotImplemented or found == issuer.read_issuer(text, place)


def test_joint_bodies_and_those_that_ask_are_read_without_the_grammar():
    """Nor do verbs behind an empty line need it, nor names before `quy định về việc`."""
    joint = "Thông tư liên tịch số 5/TTLT-BTC-BTP của Bộ Tài chính, Bộ Tư pháp quy định"
    assert compiled_bodies.read_issuer(joint, joint.index(" của")) == (joint.index("Bộ"), joint.index(" quy định"))
    alone = " của Bộ Y tế quy định về việc khám bệnh"
    assert compiled_bodies.read_issuer(alone, 0) == (5, alone.index(" quy định"))
    by = " do Bộ Y tế đã ban hành"
    assert compiled_bodies.read_issuer(by, 0) == (4, by.index(" đã"))
    assert compiled_bodies.read_issuer(" do Bộ Y tế quản lý", 0) is None
    asked = "Theo đề nghị của Sở Nội vụ tại "
    assert compiled_bodies.issuer_before(asked, len(asked), asked.index(" tại")) == (17, asked.index(" tại"))
    held = "Chủ tịch UBND tỉnh Nguyễn Văn An đã ký "
    assert compiled_bodies.issuer_before(held, len(held), held.index(" đã")) == (0, held.index(" Nguyễn"))
    parted = "điều của Luật;\n\nQuốc hội ban hành "
    assert compiled_bodies.verb_before(parted, len(parted)) == parted.index(" ban hành")
    broken = " đã ký\n\nban hành "
    assert compiled_bodies.verb_before(broken, len(broken)) == issuer.verb_before_plainly(broken, len(broken)) == 0


@given(st.lists(st.tuples(WORDS | VERBS, SIGNS).map("".join), max_size=16).map("".join), PLACES)
def test_the_compiled_body_and_verb_before_a_reference_are_those_of_the_grammar(text, back):
    """The verb begins at the same place or there is none, and so does the body before it, or before a day."""
    place = max(0, len(text) - back)
    verb = compiled_bodies.verb_before(text, place)
    found = compiled_bodies.issuer_before(text, place, max(0, verb))
    with plainly():
        assert verb in (-2, issuer.verb_before(text, place))
        assert found is NotImplemented or found == issuer.read_issuer_before(text, place, max(0, verb))


@given(TEXTS, PLACES)
def test_the_compiled_title_ends_where_the_grammar_ends_it(text, place):
    """Its sentence ends where Python ends it, and the title where the expressions do, wherever they are tried."""
    place = min(place, len(text))
    sentence = compiled.end_of_sentence(text, place)
    with plainly():
        end = title_end.end_of_sentence(text, place)
        title_end._soft_end.cache_clear()
        soft = title_end.end_of_title(text, place, end)
    assert sentence in (-1, end)
    assert compiled.end_of_title(text, place, end) in (-1, soft)
    title_end._soft_end.cache_clear()
    assert title_end.end_of_title(text, place, end) == soft


#: What a title ends before or goes on with, which is told without the grammar; `|` stands where it ends.
DECIDED = [
    "quản lý hội|, Sở Nội vụ báo cáo Chủ tịch",
    "quản lý hội, Hội Nông dân và Hội Phụ nữ|",
    "tiền thuê đất| do Cục Thuế ban hành",
    "lựa chọn nhà thầu do nhà đầu tư nước ngoài đề xuất|",
    "hướng dẫn thi hành Luật Kế toán và Nghị định số 174/2016/NĐ-CP|",
    "sửa đổi Nghị định số 5/2019/NĐ-CP, Nghị định số 6/2019/NĐ-CP|",
    "sửa đổi Nghị định số 5/2019/NĐ-CP| và Thông tư số 6/2019/TT-BTC",
    "sửa đổi Quy chế ban hành kèm theo Quyết định số 5|",
    "lãnh đạo cuộc bầu cử| và các văn bản khác",
    "lãnh đạo cuộc bầu cử| và các văn bản hướng dẫn",
    "kiểm soát thủ tục hành chính| ngày 07/02/2014 của Bộ Tư pháp",
    "sửa đổi Thông tư số 5/TT-BTP ngày 07/02/2014 của Bộ Tư pháp|",
    "hóa đơn, chứng từ| quy định mức thu",
    "hóa đơn theo quy định mới|",
    "bãi bỏ điểm a, khoản 3 của Quy chế|",
    "bán hàng, quảng cáo|, khoản 3 nêu",
]


@pytest.mark.parametrize("marked", DECIDED)
def test_the_compiled_title_ends_without_the_grammar(marked):
    """What a body does behind a comma, what further papers are, what amends and what `quy định` says is told in C."""
    end, text = marked.index("|"), marked.replace("|", "")
    assert compiled.end_of_title(text, 0, len(text)) == end
    with plainly():
        assert title_end.end_of_title(text, 0, len(text)) == end


@given(TEXTS, PLACES, st.booleans())
def test_the_compiled_title_is_that_of_the_grammar(text, place, is_pinpoint):
    """What opens a title and what does not is the same, also where a provision is meant."""
    place = min(place, len(text))
    found = compiled.read_title(text, place, is_pinpoint)
    with plainly():
        title_end._soft_end.cache_clear()
        assert found is NotImplemented or found == title.read_title(text, place, is_pinpoint=is_pinpoint)
        title_end._soft_end.cache_clear()


@given(TEXTS, PLACES)
def test_where_it_is_quiet_no_expression_finds_anything(text, place):
    """Neither issuer nor day nor title stands there; a day stands where the expression puts it."""
    place = min(place, len(text))
    told = compiled.day(text, place)
    with plainly():
        if compiled.is_quiet(text, place):
            assert issuer.read_issuer(text, place) is None
            assert title.read_title(text, place) is None
            assert draft._TO_ISSUE.match(text, place) is None
            assert draft._MISPRINT.match(text, place) is None
            note = draft._BEHIND_NOTE.match(text, place)
            assert note is not None
            assert not note[0]
        lead = draft._TO_DATE.match(text, place)
    assert lead is not None
    at = lead.end()
    assert told in (-1, 2 * at, 2 * at + 1)
    if not told & 1:
        patterns = (draft._YEAR, draft._TORN, draft._IN_BRACKETS)
        assert not any(pattern.match(text, place) for pattern in patterns)
        assert not text.startswith(draft._TWICE, at)


@given(TEXTS, st.lists(PLACES, max_size=8))
def test_what_is_told_at_once_is_what_is_told_one_by_one(text, places):
    """Days, quiet and verbs are told in one call; only where no amendment or type stands is passed over."""
    places = sorted(min(place, len(text)) for place in places)
    cores = [Core(place, place, "symbol", None, None, None, place, place, False) for place in places]
    told = compiled.survey(text, cores)
    days = [Reading(place, place, "2020-03-05") for place in places]
    amended, named = compiled.amended(text, places), {day.start for day in compiled.named(text, days)}
    for core, bits in zip(cores, told, strict=True):
        place = core.end
        assert (bits >> 2) - 1 == compiled.day(text, place)
        assert bool(bits & draft._QUIET) == compiled.is_quiet(text, place)
        assert bits & draft._BEHIND_VERB or issuer.verb_before_plainly(text, place) == -1
        assert place in amended or amendments._LEAD.match(text, place) is None
        at = place - (text[place - 2 : place] == " \n") if place > 2 else place
        ending = text[at - 3 : at - 1] if place > 2 and text[place - 1] in " \n\t*" else ""
        assert place in named or not (ending in dated.endings() or ending[-1:] in dated.LOST or ending[-1:].isupper())


@given(st.lists(st.sampled_from([*heading_issuer._MOTTOES, "Độc lặp", "CỌNG HÒA XÃ", "Sở", "İ", "ſ"])).map(" ".join))
def test_the_compiled_motto_begins_where_the_plain_one_does(line):
    """Under any marks, in any case."""
    found = heading_issuer._motto(line)
    with plainly():
        assert heading_issuer._motto(line) == found


NUMBERS = st.sampled_from(
    [
        "Nghị định số 30/2020/NĐ-CP ",
        "Quyết định 5/QĐ-UBND",
        "Luật Đất đai ",
        "khoản 2 Điều 3 Thông tư 8/2013/TT-BTC ",
    ]
)


@given(st.lists(st.tuples(NUMBERS | WORDS, SIGNS).map("".join), max_size=16).map("".join))
def test_records_are_the_same_with_and_without(text):
    """All that is joined with a reference is the same."""
    found = vndocs.parse(text).to_record()
    with plainly():
        assert found == vndocs.parse(text).to_record()


def test_only_whole_days_are_given():
    """Neither a month nor a period, nor what has no value, nor a day of no year identifies a document."""
    text = "Nghị quyết ngày 5/3/2020"
    values = ["2020-03-05", "2020-03", None, "2020-03-05/2020-04-05", "XXXX-03-05"]
    days = [Reading(text.index("ngày"), len(text), value) for value in values]
    assert compiled.named(text, days) == days[:1]


def test_wrong_calls_are_told():
    """No place outside of the text is read, and words are learned whole or not at all."""
    bodies_read = (compiled_bodies.end_of_body, compiled_bodies.read_issuer, compiled_bodies.verb_before)
    for read in (compiled.end_of_sentence, compiled.is_quiet, compiled.day, *bodies_read):
        for place in (-1, 4):
            with pytest.raises(ValueError, match="within the text"):
                read("Luật"[:3], place)
        with pytest.raises(TypeError):
            read(b"Lu", 0)
    with pytest.raises(KeyError, match="expected"):
        compiled.learn_openings({})
    with pytest.raises(TypeError):
        compiled_bodies.learn_issuers([])
