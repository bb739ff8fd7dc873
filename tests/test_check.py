"""The check: one verdict for each reference, every finding kept, and what did not run said aloud."""

import pickle

import pytest

import vndocs
from vndocs.check import RULES, Baseline, CheckError, Options, check, find_rule, load_options
from vndocs.registry import Coverage, build, open_registry

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
