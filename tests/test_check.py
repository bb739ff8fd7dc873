"""The check: one verdict for each reference, every finding kept, and what did not run said aloud."""

import json
import pickle
from pathlib import Path

import jsonschema
import pytest

import vndocs
from vndocs.check import RULES, Baseline, CheckError, Options, check, find_rule, load_options
from vndocs.check.lookup import names_of
from vndocs.registry import Coverage, build, open_registry

ROOT = Path(__file__).parent.parent
HEADING = (
    "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ\n\nSố: 45/QĐ-UBND\nTân Phú, ngày 26 tháng 02 năm 2024\n\nQUYẾT ĐỊNH\nVề việc hỗ trợ\n\n"
)
DECREE = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày {} của Chính phủ về công tác văn thư;\n"
ROWS = "type,code,issued,issuer,title\nNĐ,30/2020/NĐ-CP,2020-03-05,Chính phủ,công tác văn thư\n"


@pytest.fixture
def registry(tmp_path):
    (tmp_path / "so.csv").write_text(ROWS, "utf-8")
    build(tmp_path / "so.sqlite", [tmp_path / "so.csv"], coverage=[Coverage("NĐ", "CP", 2015, 2024)])
    with open_registry(tmp_path / "so.sqlite") as opened:
        yield opened


def example_id(rule):
    return rule.id


@pytest.mark.parametrize("rule", RULES, ids=example_id)
def test_the_examples_of_a_page_are_true(rule, tmp_path):
    """A bad example has the fault and no other, a good one none at all."""
    assert {example.is_bad for example in rule.examples} == {True, False}
    for example in rule.examples:
        registry = None
        if example.registry:
            (tmp_path / "so.csv").write_text(example.registry, "utf-8")
            registry = tmp_path / "so.sqlite"
            build(registry, [tmp_path / "so.csv"], is_replacing=True)

        report = check(example.text, registry, date=example.date or None)

        assert rule.id not in dict(report.unrun)
        assert {finding.rule for finding in report} == ({rule.id} if example.is_bad else set()), example.text


@pytest.mark.parametrize("rule", RULES, ids=example_id)
def test_a_page_says_all_in_both_languages(rule):
    """Name, severity and sentences stand on the page, and no stable rule goes without a severity."""
    for lang in ("vi", "en"):
        assert rule.page(lang).startswith(f"# {rule.id}\n")
    assert rule.page("vi") != rule.page("en")
    assert rule.severity in ("wrong", "suspect")
    assert rule.group in ("registry", "text", "document")
    assert not (rule.is_preview and rule.severity == "wrong")


@pytest.mark.parametrize("rule", RULES, ids=example_id)
def test_findings_say_their_sentences(rule, tmp_path):
    """Message, knowledge and help can be said in both languages, with every detail filled in."""
    for example in rule.examples:
        if not example.is_bad:
            continue
        (tmp_path / "so.csv").write_text(example.registry or ROWS, "utf-8")
        build(tmp_path / "so.sqlite", [tmp_path / "so.csv"], is_replacing=True)
        for finding in check(example.text, tmp_path / "so.sqlite", date=example.date or None):
            record = finding.to_record()
            assert record["message"]["vi"] != record["message"]["en"]
            assert not any("{" in sentence for sentence in record["message"].values())


def test_the_own_number_of_a_document_stands_apart():
    """It cites nothing: it is neither `ok` nor `not checked`, and the sentence for people counts the citations."""
    text = "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ\n\nSố: 45/BC-UBND\nTân Phú, ngày 20 tháng 01 năm 2024\n\nBÁO CÁO\nVề việc\n\n"
    alone = vndocs.check(text)
    report = vndocs.check(text + "Theo Kế hoạch số 31/KH-UBND ngày 12/01/2024 của Ủy ban nhân dân xã.")

    assert [reference.verdict for reference in report.references] == ["own", "not checked"]
    assert report.counts == {"wrong": 0, "suspect": 0, "not checked": 1, "ok": 0, "own": 1}
    assert "1 viện dẫn" in report.summary()
    assert "1 số của chính văn bản" in report.summary()
    assert (report.is_unchecked, report.reaches("not checked")) == (True, True)
    assert (alone.is_unchecked, alone.reaches("not checked")) == (True, False)


def test_a_fault_in_the_own_number_is_told_like_any_other():
    """Its form is judged: a missing colon makes it suspect."""
    text = "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ\n\nSố 45/BC-UBND\nTân Phú, ngày 20 tháng 01 năm 2024\n\nBÁO CÁO\nVề việc\n\n"

    assert [reference.verdict for reference in vndocs.check(text).references] == ["suspect"]


def test_the_counts_add_up_to_the_references():
    """Whatever is found, each reference has one verdict."""
    text = HEADING + DECREE.format("15/3/2020") + "Theo Kế hoạch số 12/KH-UBND ngày 31/4/2024; Luật Đất đai năm 2013."
    report = check(text)

    assert sum(report.counts.values()) == len(report.references) == len(vndocs.parse(text).references)


def test_spans_point_at_the_fault_in_the_raw_text():
    """Also through decomposed letters and no-break spaces."""
    import unicodedata

    text = unicodedata.normalize("NFD", "Hội nghị\u00a0thứ Hai, ngày 23/01/2024.")
    [finding] = check(text)

    assert text[finding.start : finding.end] == finding.text == unicodedata.normalize("NFD", "thứ Hai")


def test_the_worst_verdict_speaks_and_every_finding_is_kept(registry):
    """A reference that is known and yet dated wrongly is wrong."""
    report = check(DECREE.format("31/4/2020") + DECREE.format("06/3/2020"), registry)

    assert [reference.verdict for reference in report.references] == ["wrong", "wrong"]
    assert len(report.findings) >= 2


def test_nothing_checked_is_said_in_the_first_line():
    """A report that could look nothing up must not read as a pass."""
    report = check("Kế hoạch số 12/KH-UBND ngày 30/4/2024", registry=False)

    assert report.is_unchecked
    assert report.summary("en").startswith("NOTHING WAS CHECKED")
    assert report.summary("vi").startswith("CHƯA KIỂM TRA ĐƯỢC GÌ")
    assert report.references[0].reason == "no registry"
    assert check("Không có gì.").summary("en").startswith("NOTHING WAS CHECKED")


def test_outside_the_coverage_nothing_is_said_to_be_missing(registry):
    """A decree of a year that the registry does not claim is not checked; of one that it claims it is wrong."""
    inside = check("Nghị định số 31/2020/NĐ-CP ngày 05/3/2020", registry)
    outside = check("Nghị định số 31/2025/NĐ-CP ngày 05/3/2025", registry)

    assert [reference.verdict for reference in inside.references] == ["wrong"]
    assert [finding.rule for finding in inside] == ["unknown-document"]
    assert [(each.verdict, each.reason) for each in outside.references] == [("not checked", "outside coverage")]


def test_a_number_alone_is_an_incomplete_citation(registry):
    """`Nghị định 30` may be any of many."""
    options = Options(ignore=frozenset({"undefined-short-form"}))
    [reference] = check("Theo Nghị định 30 thì khác.", registry, options=options).references

    assert reference.verdict == "not checked"
    assert reference.reason == "incomplete citation"
    assert reference.entry is None


def test_number_and_year_may_be_enough(registry):
    """`Nghị định 30/2020` is one decree."""
    [reference] = check("Theo Nghị định 30/2020 thì khác.", registry).references

    assert reference.verdict == "ok"
    assert reference.entry is not None
    assert reference.entry.code == "30/2020/NĐ-CP"


def test_several_candidates_are_not_decided():
    """Party numbers return every term: without a date two resolutions are possible."""
    [reference] = check("Thực hiện Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương.").references

    assert (reference.verdict, reference.reason) == ("not checked", "several candidates")
    assert len(reference.near) == 2


def test_a_document_without_number_and_title_is_named_by_its_type():
    """Constitutions that a citation may mean are told apart by their days, each with its name."""
    report = check("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;")

    assert names_of(report.references[0].near).startswith("Hiến pháp (09/11/1946), Hiến pháp (31/12/1959)")


def test_rules_that_did_not_run_say_why():
    """Without registry, and with rules switched off."""
    report = check("Không có gì.", registry=False, options=Options(ignore=frozenset({"wrong-weekday"})))
    reasons = dict(report.unrun)

    assert reasons["unknown-document"] == "no-registry"
    assert reasons["wrong-weekday"] == "switched-off"
    assert all(unrun.message("vi") and unrun.message("en") for unrun in report.unrun)


def test_the_same_text_gives_the_same_report():
    """No state is left between calls."""
    text = HEADING + DECREE.format("15/3/2020")

    assert check(text).to_record() == check(text).to_record() == check(vndocs.parse(text)).to_record()


def test_a_record_with_its_text_can_be_checked():
    """A document made of a record is read again from its text; without text it is refused."""
    text = DECREE.format("15/3/2020")
    record = vndocs.parse(text).to_record()

    assert (
        check(vndocs.Document.from_record(record, text)).to_record()["findings"] == check(text).to_record()["findings"]
    )
    with pytest.raises(CheckError, match="no text"):
        check(vndocs.Document.from_record(record))


def test_the_verb_and_the_folder_are_one_name():
    """`vndocs.check` can be called whichever was imported first."""
    assert vndocs.check("thứ Hai, ngày 23/01/2024").findings[0].rule == "wrong-weekday"


def test_reports_travel_between_processes():
    """A finding survives pickling."""
    [finding] = check("thứ Hai, ngày 23/01/2024")

    assert pickle.loads(pickle.dumps(finding)) == finding


def test_a_remark_in_the_text_passes_a_line_over():
    """By rule, or all of it."""
    line = "Hội nghị thứ Hai, ngày 23/01/2024."

    assert check(line + " <!-- vndocs: ignore wrong-weekday -->").ignored == 1
    assert check(line + " <!-- vndocs: ignore -->").ignored == 1
    assert check(line + " <!-- vndocs: ignore wrong-sum -->").ignored == 0
    assert check(line + "\n<!-- vndocs: ignore -->").ignored == 0


def test_a_baseline_passes_over_what_is_known(tmp_path):
    """Also when text is put in above; a changed fault comes up again."""
    text = "Hội nghị thứ Hai, ngày 23/01/2024."
    Baseline.of([check(text)]).write(tmp_path / "nen.json")
    options = Options(baseline=Baseline.read(tmp_path / "nen.json"))

    assert check(text, options=options).ignored == 1
    assert check("Mở đầu.\n\n" + text, options=options).ignored == 1
    assert len(check(text.replace("Hai", "Tư"), options=options).findings) == 1


def test_options_are_read_from_a_project(tmp_path):
    """From vndocs.toml, or the table of pyproject.toml, in the folder or above it."""
    (tmp_path / "a").mkdir()
    (tmp_path / "pyproject.toml").write_text(
        '[tool.vndocs.check]\nignore = ["wrong-weekday"]\nfail-on = "wrong"\nplaces = { "cu/*" = ["*"] }\n', "utf-8"
    )
    options = load_options(folder=tmp_path / "a")

    assert options.ignore == {"wrong-weekday"}
    assert options.fail_on == "wrong"
    assert options.places == (("cu/*", frozenset({"*"})),)


@pytest.mark.parametrize(
    "line", ['ignore = ["no-such-rule"]', "colour = true", 'fail-on = "bad"', 'preview = "yes"', "ignore = 5", "x = ["]
)
def test_wrong_options_are_refused(tmp_path, line):
    """With the file and what was expected, in one line."""
    (tmp_path / "vndocs.toml").write_text(f"[check]\n{line}\n", "utf-8")

    with pytest.raises(CheckError, match=r"vndocs\.toml"):
        load_options(folder=tmp_path)


def test_an_unknown_rule_is_answered_with_near_ones():
    """A slip of the pen finds the rule meant."""
    assert find_rule("wrong_issue_date").id == "wrong-issue-date"
    with pytest.raises(CheckError, match="wrong-issue-date"):
        find_rule("wrong-isue-date")


def test_a_report_is_of_its_schema():
    """The record of a report with every part is what the schema says."""
    text = HEADING + DECREE.format("15/3/2020") + "Theo Nghị quyết số 18-NQ/TW, 24/NQ-HU; thứ Hai, ngày 23/01/2024."
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
    record = check(text).to_record()

    jsonschema.validate(json.loads(json.dumps(record)), schema)
    assert record["findings"]
    assert record["not_run"] == []


def test_the_page_of_rules_is_fresh(monkeypatch):
    """`docs/rules.md` is what `tools/rules_page.py` writes, and names every rule."""
    monkeypatch.syspath_prepend(ROOT / "tools")
    import rules_page

    assert rules_page.PAGE.read_text("utf-8") == rules_page.page()
    assert all(f"`{rule.id}`" in rules_page.page() for rule in RULES)


HISTORY = [
    ("2019-05-10", "01/2011/TT-BNV"),
    ("2024-05-10", "30/2020/NĐ-CP"),
]


@pytest.mark.parametrize(("date", "source"), HISTORY)
def test_a_document_is_judged_by_the_rule_of_its_day(date, source):
    """The zero of 2019 is asked for by the circular of 2011, that of 2024 by the decree of 2020."""
    [finding] = check("Thực hiện Kế hoạch số 5/KH-UBND ngày 05/01/2019.", date=date)

    assert finding.rule == "missing-zero"
    assert finding.basis.startswith(source)


def test_a_rule_does_not_run_before_its_time():
    """A paper of 2005 is not judged by the form of 2011."""
    report = check("Thực hiện Kế hoạch số 5/KH-UBND ngày 05/01/2005.", date="2005-05-10")

    assert dict(report.unrun)["missing-zero"] == "no-rule-then"
    assert report.findings == ()


GONE = [
    ("Kế hoạch số 12/KH-UBND ngày 15/8/2025 của Ủy ban nhân dân tỉnh Hà Giang.", "Tuyên Quang"),
    ("Kế hoạch số 12/KH-UBND ngày 15/8/2025 của Ủy ban nhân dân quận Ba Đình.", None),
    ("Thông tư số 12/2025/TT-BGTVT ngày 15/8/2025.", "Bộ Xây dựng"),
    ("Nghị quyết số 24-NQ/HU ngày 15/8/2025 của Huyện ủy.", None),
    ("Luật số 10/2023/QH14 của Quốc hội.", "QH15"),
]


@pytest.mark.parametrize(("text", "successor"), GONE)
def test_bodies_end_with_their_day(text, successor):
    """Provinces, districts, ministries and terms; with what came after where it is known."""
    [finding] = [each for each in check(text) if each.rule == "body-out-of-time"]

    assert finding.verdict == "wrong"
    assert successor is None or successor in finding.known("vi")


STILL_THERE = [
    "Kế hoạch số 12/KH-UBND ngày 15/6/2025 của Ủy ban nhân dân tỉnh Hà Giang.",
    "Kế hoạch số 12/KH-UBND ngày 15/8/2025 của Ủy ban nhân dân tỉnh Tuyên Quang.",
    "Kế hoạch số 12/KH-UBND ngày 15/8/2025 của Ủy ban nhân dân xã Tân Phú.",
    "Thông tư số 12/2025/TT-BGTVT ngày 15/02/2025.",
    "Luật số 10/2021/QH14 của Quốc hội.",
    "Luật số 10/2021/QH15 của Quốc hội.",
    "Văn bản hợp nhất số 12/VBHN-BGTVT ngày 15/8/2025.",
]


@pytest.mark.parametrize("text", STILL_THERE)
def test_bodies_are_there_until_their_day(text):
    """On the last day, with the new name, and in the codes of consolidated texts."""
    assert [each for each in check(text) if each.rule == "body-out-of-time"] == []


def test_a_row_that_is_not_verified_makes_suspect_at_most(tmp_path):
    """Confidence is kept from the row to the verdict."""
    for confidence, verdict in (("verified", "wrong"), ("well known", "suspect"), ("unsure", "suspect")):
        (tmp_path / "so.csv").write_text(
            f"type,code,issued,confidence\nNĐ,30/2020/NĐ-CP,2020-03-05,{confidence}\n", "utf-8"
        )
        build(tmp_path / "so.sqlite", [tmp_path / "so.csv"], is_replacing=True)
        [finding] = check("Nghị định số 30/2020/NĐ-CP ngày 06/3/2020", tmp_path / "so.sqlite")
        assert finding.verdict == verdict


def test_a_local_number_needs_its_body(tmp_path):
    """`165/QĐ-UBND` of another commune is another decision."""
    (tmp_path / "so.csv").write_text(
        "code,issued,issuer\n165/QĐ-UBND,2022-12-27,Ủy ban nhân dân xã Long Bình\n", "utf-8"
    )
    build(tmp_path / "so.sqlite", [tmp_path / "so.csv"])
    said = {
        "Quyết định 165/QĐ-UBND ngày 27/12/2022 của UBND xã Long Bình": ("ok", None),
        "Quyết định 165/QĐ-UBND ngày 28/12/2022 của Ủy ban nhân dân xã Long Bình": ("wrong", None),
        "Quyết định 165/QĐ-UBND ngày 28/12/2022 của Ủy ban nhân dân xã": ("suspect", None),
        "Quyết định 165/QĐ-UBND ngày 28/12/2022 của Ủy ban nhân dân xã Tân Phú": ("not checked", "outside coverage"),
        "Quyết định 165/QĐ-UBND": ("not checked", "incomplete citation"),
    }
    for text, (verdict, reason) in said.items():
        [reference] = check(text, tmp_path / "so.sqlite").references
        assert (reference.verdict, reference.reason) == (verdict, reason), text


def test_the_same_law_by_name_is_chosen_by_the_day():
    """`Luật Đất đai` in 2022 is that of 2013, in 2025 that of 2024, without a day any of several."""
    text = "Thực hiện Luật Đất đai."
    codes = []
    for date in ("2022-05-10", "2025-05-10"):
        [reference] = check(text, date=date).references
        codes.append(reference.entry and reference.entry.code)
    [undated] = check(text).references

    assert codes == ["45/2013/QH13", "31/2024/QH15"]
    assert undated.reason == "several candidates"


HOSTILE = [
    "Nghị định 30; Nghị định số 30/2020/NĐ-CP; Nghị định 31; ",
    "theo khoản 99 Điều này; ",
    "gồm: (1) một; (2) hai; (3) ba. ",
    "Tổng 100 triệu đồng, trong đó: 5 triệu đồng và 6 triệu đồng; ",
    "kỷ niệm 94 năm ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_text(unit):
    """Four times the text may take no more than seven times as long, whatever it is full of."""
    import time

    def seconds(size):
        document = vndocs.parse("Điều 1. A\nĐiều 2. B\n" + unit * (size // len(unit)))
        assert document.is_resolved
        best = 9.0
        for _ in range(3):
            begin = time.process_time()
            check(document, date="2024-01-01")
            best = min(best, time.process_time() - begin)
        return best

    check(unit)
    assert seconds(80_000) < max(7 * seconds(20_000), 0.05)


def test_documents_that_may_be_meant_are_not_left_out_without_a_word():
    """All are named up to a limit, and it is said that there are more."""
    near = vndocs.check("Căn cứ quy định của Luật ban hành văn bản quy phạm pháp luật.").references[0].near

    assert names_of(near).count("(") == len(near) > 3
    assert names_of(near, limit=2).endswith("), …")
