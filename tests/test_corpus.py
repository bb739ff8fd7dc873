"""Every example of every corpus: what is read, where, and how it is written."""

import re
import tomllib
import unicodedata
from collections import Counter
from importlib.resources import files
from typing import Any, NamedTuple

import pytest

from vndocs.pipeline.kinds import ALL_KINDS as KINDS
from vndocs.pipeline.verbs import VERBS
from vndocs.text import Source

from .values import said

BEFORE, AFTER = "nộp ", ", trước hạn"
#: Lists stand on lines of their own.
LINES_BEFORE, LINES_AFTER = "Nội dung gồm:\n", "\n\nTrân trọng."
#: Most readers take the common forms at a glance where enough stands around: the same is asked far from both ends.
FAR_BEFORE = (
    "Theo báo cáo tổng hợp kết quả công việc, các hộ đã nộp ",
    "Ban hành kèm theo tài liệu của đơn vị gửi về Văn phòng (nộp ",
)
FAR_AFTER = (
    ", các đơn vị trực thuộc tiếp tục triển khai nhiệm vụ được giao.",
    ". Các cơ quan, đơn vị nghiêm túc thực hiện nội dung nêu trên.",
    ") và các tài liệu khác kèm theo hồ sơ gửi về Văn phòng tổng hợp.",
    " sửa chữa trụ sở làm việc của cơ quan, mua sắm trang thiết bị mới.",
    " được tổ chức trang trọng, tiết kiệm và đúng tinh thần chỉ đạo chung.",
    "; ban hành danh mục mới thay cho danh mục trước đây của ngành.",
)
FAR_KEYS = ("amounts", "dates")
LEAST_SPELLINGS = {"references": 250, "internal": 40, "amounts": 150, "dates": 150, "lists": 150, "people": 100}
LEAST_NOTS = 40

ENCODINGS = {
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
}


class Example(NamedTuple):
    """An example of a corpus with one of its spellings."""

    key: str
    spelling: str
    value: dict[str, Any]
    written: str
    style: str
    lines: bool

    @property
    def framed(self) -> tuple[str, str]:
        """What stands before and behind the spelling."""
        return (LINES_BEFORE, LINES_AFTER) if self.lines else (BEFORE, AFTER)

    @property
    def model(self) -> Any:
        """The value the example promises."""
        return KINDS[self.key].model(**self.value)


def corpus(key: str) -> dict[str, Any]:
    file = files(KINDS[key].model.__module__.rpartition(".")[0]).joinpath("corpus.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {"example": [], "not": []}


CORPORA = {key: corpus(key) for key in KINDS}
EXAMPLES = [
    Example(
        key,
        spelling,
        example["value"],
        example["written"],
        example.get("style", "official"),
        example.get("frame") == "lines",
    )
    for key, data in CORPORA.items()
    for example in data["example"]
    for spelling in (example["written"], *example.get("also", ()))
]
WRITTEN = [example for example in EXAMPLES if example.spelling == example.written]
NOTS = [(key, case["text"]) for key, data in CORPORA.items() for case in data["not"]]


def named(example: Example) -> str:
    return f"{example.key}: {example.spelling}"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_reads_every_spelling_where_it_stands(example, encoding):
    """The spelling is read once, and its span covers it exactly, however the text is encoded."""
    before, spelling, after = map(ENCODINGS[encoding], (example.framed[0], example.spelling, example.framed[1]))

    [mention] = VERBS[example.key].find(Source.of(before + spelling + after))

    assert mention.parts.get("whole", mention.span) == (len(before), len(before + spelling))
    assert said(mention.value) == said(example.model)


@pytest.mark.parametrize("example", [example for example in EXAMPLES if example.key in FAR_KEYS], ids=named)
def test_reads_every_spelling_far_from_both_ends(example):
    """What is read at a glance is what the closer look of a short text reads."""
    for before in FAR_BEFORE:
        for after in FAR_AFTER:
            [mention] = [
                mention
                for mention in VERBS[example.key].find(before + example.spelling + after)
                if mention.end > len(before) and mention.start < len(before + example.spelling)
            ]

            assert mention.parts.get("whole", mention.span) == (len(before), len(before + example.spelling))
            assert said(mention.value) == said(example.model)


#: Behind a line's end these begin an item of a list, go on with a figure, or stand for what a scan tore.
NO_LINE_BEFORE = re.compile(r"[-–—+*•:/]|\d|[A-ZĐ]{1,3}/")
#: Spellings that a scan tore, and such as a new line ends.
TORN = {
    *("ngày 0 5 tháng 0 1 năm 2 024", "ngày 05 tháng 01 n ăm 2024", "ng ày 05 th áng 01 năm 2024", "n ăm 2024"),
    *("10 giờ 05 phút sáng thứ Ba, ngày 23/01/2024", "nhiệm kỳ 2020 2025", "năm hai nghìn không trăm hai mươi tư"),
}


def breaks(spelling):
    """Give a spelling with a line's end in place of each of its blanks."""
    for blank in re.finditer(r"(?<![\s*]) (?!\s)", spelling):
        at = blank.start()
        if not NO_LINE_BEFORE.match(spelling, at + 1):
            yield f"{spelling[:at]}\n{spelling[at + 1 :]}"
            yield f"{spelling[:at]} \n{spelling[at + 1 :]}"


@pytest.mark.parametrize("example", [example for example in EXAMPLES if example.key in FAR_KEYS], ids=named)
def test_reads_every_spelling_over_a_line_end(example):
    """Lines are broken anywhere, and often end with a blank."""
    before, after = FAR_BEFORE[0], FAR_AFTER[0]
    for spelling in () if example.spelling in TORN else breaks(example.spelling):
        [mention] = [
            mention
            for mention in VERBS[example.key].find(before + spelling + after)
            if mention.end > len(before) and mention.start < len(before + spelling)
        ]

        assert said(mention.value) == said(example.model), spelling


@pytest.mark.parametrize("example", WRITTEN, ids=named)
def test_writes_the_form_of_the_corpus(example):
    """A value is written as its example says."""
    assert VERBS[example.key].format(example.model, example.style) == example.written


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_a_spelling_is_parsed_whole(example):
    """A spelling on its own is one value."""
    assert said(VERBS[example.key].parse(example.spelling)) == said(example.model)


@pytest.mark.parametrize("example", WRITTEN, ids=named)
def test_what_is_written_is_read_back(example):
    """Parsing what was formatted gives the value again."""
    verbs = VERBS[example.key]

    assert said(verbs.parse(verbs.format(example.model, example.style))) == said(example.model)


@pytest.mark.parametrize(("key", "text"), NOTS)
def test_reads_nothing_where_there_is_nothing(key, text):
    """What only looks like an entity of the kind is not read."""
    assert VERBS[key].find(text) == []


@pytest.mark.parametrize("key", KINDS)
def test_the_corpus_is_wide_enough(key):
    """Each kind has enough spellings, and enough texts that must not match."""
    spellings = {example.spelling for example in EXAMPLES if example.key == key}
    nots = {text for kind, text in NOTS if kind == key}

    assert len(spellings) >= LEAST_SPELLINGS[key]
    assert len(nots) >= LEAST_NOTS


@pytest.mark.parametrize("key", KINDS)
def test_no_spelling_stands_twice(key):
    """A spelling stands once in its corpus, so that it cannot mean two things."""
    seen = Counter((example.spelling, example.style) for example in EXAMPLES if example.key == key)

    assert [spelling for spelling, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("key", KINDS)
def test_every_trap_says_why(key):
    """A text that must not match says why; the corpus says where it comes from."""
    data = CORPORA[key]

    assert data["source"]
    assert data["date"]
    assert all(case["why"] for case in data["not"])
