"""Why a place reads as it does, and what a cheap net sees beside it."""

import json
import subprocess
import sys
import unicodedata

import pytest

import vndocs
from vndocs.pipeline.kinds import KINDS
from vndocs.pipeline.why import PlaceError

TEXT = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.\n"
    "Điều 5. Phạm vi\n"
    "Đến thời điểm 31, đạt 16/16 chỉ tiêu theo khoản 2 Điều 7 Luật Đất đai năm 2013.\n"
    "Số dư là 5 triệu đồng; lập theo Mẫu số 02.\n"
    "Công trình số 12/XYZ-abc.\n"
)


@pytest.fixture(scope="module")
def document():
    return vndocs.parse(TEXT)


def test_names_the_rule_that_read_a_place(document):
    """What covers a code point is told with its rule and its value."""
    explanation = vndocs.why(document, TEXT.index("30/2020"))

    assert [(part.kind, part.rule) for part in explanation.read] == [("references", "references/symbol")]
    assert explanation.read[0].written == "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020"
    assert explanation.refused == ()


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("ngày 05/3/2020", "dates/day"),
        ("khoản 2 Điều 7 Luật Đất đai năm 2013", "references/name"),
        ("5 triệu đồng", "amounts/figures"),
        ("Điều 5.", "lists/lines"),
    ],
)
def test_every_kind_names_its_rule(words, rule):
    """References, dates, amounts and lists each say which rule it was."""
    text = TEXT.replace("Điều 5. Phạm vi\n", "Điều 5. Phạm vi\nĐiều 6. Hiệu lực\n")
    explanation = vndocs.why(vndocs.parse(text), text.index(words) + 1)

    assert rule in {part.rule for part in explanation.read}


def test_says_what_lost_and_to_whom(document):
    """A chain of provisions that went into a reference is told with the reference."""
    [lost] = [part for part in vndocs.why(document, line=3).lost if part.kind == "internal"]

    assert (lost.text, lost.reason) == ("khoản 2 Điều 7", "joined")
    assert lost.winner == "khoản 2 Điều 7 Luật Đất đai năm 2013"


@pytest.mark.parametrize(
    ("line", "kind", "text", "reason"),
    [
        (2, "internal", "Điều 5", "heading"),
        (3, "internal", "điểm 31", "other-word"),
        (3, "dates", "16", "no-lead"),
        (3, "references", "16", "no-tail"),
        (5, "references", "12", "no-symbol"),
    ],
)
def test_says_which_triggers_were_refused(document, line, kind, text, reason):
    """A trigger that stands where nothing was read is told with the reason."""
    refused = {(part.kind, part.text): part.reason for part in vndocs.why(document, line=line).refused}

    assert refused[kind, text] == reason


#: A line, the kind and its trigger, why it was refused, and the words that the reason names.
REASONS = [
    ("Thu 25 triệu lượt, như dự kiến", "amounts", "25", "behind", "lượt"),
    ("Phát 1.250.000 đồng bào, mỗi hộ một tờ", "amounts", "1.250.000", "behind", "bào"),
    ("Có hai trăm đồng chí, đủ thành phần", "amounts", "đồng", "behind", "chí"),
    ("Tổng cộng 31 đạt yêu cầu", "amounts", "31", "no-tail", "đồng"),
    ("Trực 24/7, kể cả chủ nhật", "dates", "24", "no-lead", "ngày"),
    ("Làm việc với luật sư ở phường", "references", "luật", "no-tail", "Đất đai năm 2013"),
    ("Hộ có số 123/2024 trong sổ", "references", "123", "no-lead", "Quyết định số"),
    ("3. Một việc đứng riêng", "lists", "3.", "alone", "4."),
    ("đ) Một việc đứng riêng", "lists", "đ)", "alone", "e)"),
    ("- Một việc đứng riêng", "lists", "-", "alone", "-"),
    ("Mời đồng chí vào họp", "people", "đồng chí", "no-tail", "Nguyễn Văn An"),
]


@pytest.mark.parametrize(("text", "kind", "trigger", "reason", "words"), REASONS)
def test_says_what_a_refused_trigger_lacks(text, kind, trigger, reason, words):
    """Every kind says what speaks against a trigger, or with what it would be read."""
    document = vndocs.parse(text, kinds=[*KINDS, "people"])
    refused = {(part.kind, part.text): part for part in vndocs.why(document, line=1).refused}

    assert (refused[kind, trigger].reason, refused[kind, trigger].words) == (reason, words)


#: How a reason's words are put to the proof: what is written with them, or without.
CHANGED = {
    "behind": lambda text, trigger, words: text.partition(f" {words}")[0],
    "no-lead": lambda text, trigger, words: text.replace(trigger, f"{words} {trigger}", 1),
    "no-tail": lambda text, trigger, words: text.replace(trigger, f"{trigger} {words}", 1),
    "alone": lambda text, trigger, words: f"{text}\n{words} Một việc nữa",
}


@pytest.mark.parametrize(("text", "kind", "trigger", "reason", "words"), REASONS)
def test_what_it_says_is_true(text, kind, trigger, reason, words):
    """With that one change the kind reads what it had refused, in the text itself."""
    before = vndocs.parse(text, kinds=[kind])
    after = vndocs.parse(CHANGED[reason](text, trigger, words), kinds=[kind])

    assert len(list(after)) > len(list(before))


def test_a_letter_that_makes_nothing_is_no_trigger():
    """`L` opens a name of a law, but `Lê` stands for none and is not told of."""
    explanation = vndocs.why(vndocs.parse("Thăm nhà trường ở Lê Lợi"), line=1)

    assert explanation.refused == ()


def test_people_are_explained_where_they_were_asked_for():
    """Each of the three ways to name a person says its rule; a plain parse has none to explain."""
    text = "Đồng chí Nguyễn Văn A phát biểu; Chủ tịch UBND tỉnh Trần Văn B ký.\nGIÁM ĐỐC\n\n\nLê Thị C\n"
    document = vndocs.parse(text, kinds=["people"])

    explained = [vndocs.why(document, line=line) for line in (1, 2)]

    assert [part.rule for one in explained for part in one.read] == [
        "people/addressed",
        "people/office",
        "people/signer",
    ]
    assert all(sentence for one in explained for lang in ("en", "vi") for sentence in one.told(lang))


def test_a_stretch_without_triggers_says_so():
    """Where nothing stands, nothing was seen."""
    explanation = vndocs.why(vndocs.parse("Kính gửi các đơn vị trực thuộc"), 3)

    assert (explanation.read, explanation.lost, explanation.refused) == ((), (), ())
    assert explanation.told() == ["Nothing was read here, and no trigger of any kind stands here."]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_are_those_of_the_raw_text(form):
    """Every place cuts its own words out of the raw text, composed or decomposed."""
    raw = unicodedata.normalize(form, TEXT)
    document = vndocs.parse(raw)

    for line in range(1, 6):
        explanation = vndocs.why(document, line=line)
        parts = (*explanation.read, *explanation.lost, *explanation.refused)
        assert [raw[part.span.start : part.span.end] for part in parts] == [part.text for part in parts]
    refused = {(part.kind, part.reason) for part in vndocs.why(document, line=2).refused}
    assert refused == {("internal", "heading"), ("lists", "alone")}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_everything_has_a_sentence(document, lang):
    """Whatever an explanation says can be told in both languages."""
    for line in range(1, 6):
        explanation = vndocs.why(document, line=line)
        parts = len(explanation.read) + len(explanation.lost) + len(explanation.refused)
        assert len(explanation.told(lang)) == max(parts, 1)
        assert not any("[" in sentence for sentence in explanation.told(lang))


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ({}, "one-place"),
        ({"at": 3, "line": 1}, "one-place"),
        ({"at": len(TEXT)}, "no-such-offset"),
        ({"line": 0}, "no-such-line"),
        ({"line": 7}, "no-such-line"),
    ],
)
def test_a_place_that_is_none_is_refused(document, place, code):
    """A place outside the text, none at all or two raise PlaceError."""
    with pytest.raises(PlaceError) as caught:
        vndocs.why(document, **place)

    assert caught.value.code == code


def test_a_record_alone_cannot_be_explained(document):
    """A document that was made from its record has no text to look at."""
    again = vndocs.Document.from_record(document.to_record())

    with pytest.raises(PlaceError):
        vndocs.why(again, 3)
    with pytest.raises(PlaceError):
        vndocs.misses(again)


def test_misses_are_what_no_entity_covers(document):
    """The nets catch what looks like a number; what was read is no miss."""
    heading, number = vndocs.misses(document)

    assert (heading.net, heading.text, heading.line, heading.reason) == ("provision", "Điều 5", 2, "heading")
    assert (number.net, number.text, number.line, number.column) == ("number", "số 12/XYZ-abc.", 5, 12)
    assert TEXT[number.span.start : number.span.end] == number.text
    assert (number.reason, number.words) == ("no-symbol", "/XYZ-abc")


def test_asking_costs_nothing_when_it_is_not_asked():
    """Parsing loads no module of the explanations."""
    code = (
        "import sys, vndocs; vndocs.parse('Điều 5 Luật này').to_record(); print('vndocs.pipeline.why' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_the_command_prints_the_same(tmp_path):
    """`vndocs why --json` prints the record of the function, `vndocs misses` a line a miss."""
    path = tmp_path / "van-ban.txt"
    path.write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "vndocs"]
    why = subprocess.run([*command, "why", str(path), "--line", "3", "--json"], capture_output=True, check=True)
    misses = subprocess.run([*command, "misses", str(path)], capture_output=True, check=True)

    document = vndocs.read(path)
    assert json.loads(why.stdout) == {
        "source": str(path),
        **json.loads(json.dumps(vndocs.why(document, line=3).record())),
    }
    assert misses.stdout.decode().splitlines() == [f"{path}:{miss.told()}" for miss in vndocs.misses(document)]
