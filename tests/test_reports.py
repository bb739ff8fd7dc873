"""Reports for machines and people: every finding is in each, nothing of a document is taken for markup."""

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest

from vndocs.check import Finding, Options, StreamChecker, check
from vndocs.export.reports import report_writer
from vndocs.rewrite import fixes

TEXT = (
    "ĐẢNG BỘ HUYỆN A\nĐẢNG ỦY XÃ B\nSố 12-BC/ĐU\nXã B, ngày 05 tháng 01 năm 2024\nBÁO CÁO\n\n"
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 15/3/2020 của Chính phủ về công tác văn thư; thứ hai, ngày 05/01/2024 họp "
    "<script>alert(1)</script> & \u0001 ngày 31/02/2024.\nTheo Nghị quyết số 24-NQ/HU ngày 05/01/2023.\n"
)


@pytest.fixture(scope="module")
def report():
    return check(TEXT)


def written(form, *reports, lang="vi", failures=()):
    writer = report_writer(form, lang)
    parts = [writer.head(), *map(writer.one, reports)]
    parts += [writer.failure(source, message) for source, message in failures]
    return "".join([*parts, writer.tail()])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sarif_places_every_finding(report, lang):
    """A result for each finding, at its code points, and an open one for each reference that was not checked."""
    log = json.loads(written("sarif", report, report, lang=lang, failures=[("hỏng.txt", "is damaged")]))
    [run] = log["runs"]
    failed = [result for result in run["results"] if result["kind"] == "fail"]
    unchecked = [result for result in run["results"] if result["kind"] == "open"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["ruleId"] for result in failed] == [finding.rule for finding in report] * 2
    assert len(unchecked) == report.counts["not checked"] * 2
    for result in failed:
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert TEXT[start : start + region["charLength"]] == region["snippet"]["text"]
        line = TEXT.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(region["snippet"]["text"].split("\n")[0])
        assert result["message"]["text"]
    named = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= named
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "is damaged" in json.dumps(run["invocations"])


def test_sarif_knows_a_finding_again_when_lines_move(report):
    """A finding keeps its fingerprint when text is put in front of it; two of the same have their own."""
    moved = check("Dòng mới.\n\n" + TEXT, date="2024-01-05")
    marks = [
        {
            result["ruleId"]: result["partialFingerprints"]["vndocs/v1"]
            for result in json.loads(written("sarif", one))["runs"][0]["results"]
            if result["kind"] == "fail"
        }
        for one in (report, moved)
    ]

    assert marks[0].items() <= marks[1].items() or marks[0] == marks[1]
    assert len(set(marks[0].values())) == len(marks[0])


@pytest.mark.integration
def test_sarif_is_valid(report, tmp_path):
    """The log holds to the published schema, as a package of its makers ships it."""
    jsonschema = pytest.importorskip("jsonschema")
    if shutil.which("npm") is None:
        pytest.skip("no npm to fetch the schema of SARIF with")
    package = "@microsoft/jest-sarif@1.0.0-beta.0"
    done = subprocess.run(["npm", "pack", package], cwd=tmp_path, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("the schema of SARIF cannot be fetched")
    [archive] = tmp_path.glob("*.tgz")
    shutil.unpack_archive(archive, tmp_path, filter="data")
    [schema] = tmp_path.glob("package/lib/schemas/sarif-2.1.0*.json")

    log = json.loads(written("sarif", report, failures=[("hỏng.txt", "is damaged")]))

    assert list(jsonschema.Draft4Validator(json.loads(schema.read_text("utf-8"))).iter_errors(log)) == []


def test_junit_passes_nothing_that_was_not_checked(report):
    """What is at fault fails, what was not checked is skipped with its reason, and the counts add up."""
    root = ElementTree.fromstring(written("junit", report, failures=[("hỏng.txt", "is <damaged>")]))
    suite, broken = root.findall("testsuite")
    cases = suite.findall("testcase")
    failures = [failure.get("type", "") for case in cases for failure in case.findall("failure")]

    assert sorted(failures) == sorted(finding.rule for finding in report)
    assert int(suite.get("skipped", -1)) == len(suite.findall("testcase/skipped"))
    assert len(suite.findall("testcase/skipped")) == report.counts["not checked"] + report.counts["own"]
    assert len(cases) == int(suite.get("tests", -1)) == len(report.references) + sum(not f.references for f in report)
    assert [error.get("message") for error in broken.iter("error")] == ["is <damaged>"]


class Page(HTMLParser):
    """Gathers the text, the marks and the cards of a page."""

    def __init__(self):
        super().__init__()
        self.text, self.marks, self.cards, self.scripts, self.links, self._within = "", [], {}, 0, [], 0

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.scripts += tag == "script"
        self.links += [given[name] for name in ("src", "href") if name in given]
        if tag == "div" and given.get("class") == "text":
            self._within = 1
        if tag == "mark":
            self.marks.append(given["data-cards"].split())
        if tag == "li" and "card" in (given.get("class") or ""):
            self.cards[given["id"]] = given["class"].split()[1]

    def handle_endtag(self, tag):
        if tag == "div":
            self._within = 0

    def handle_data(self, data):
        if self._within:
            self.text += data


def test_the_page_holds_the_text_and_every_finding(report):
    """The text stands whole at the left; each finding has a card and its place; nothing is run or loaded."""
    page = Page()
    page.feed(written("html", report))

    assert page.text == TEXT.replace("\u0001", "\ufffd")
    assert page.scripts == 1
    assert page.links == []
    assert {card for cards in page.marks for card in cards} == set(page.cards)
    verdicts = [page.cards[card] for card in page.cards if "-f" in card]
    assert sorted(verdicts) == sorted(finding.verdict for finding in report)
    assert not re.search(r"https?://", written("html", report))


@pytest.mark.integration
def test_the_page_is_driven_in_a_browser(report, tmp_path):
    """A click on a card leads to its place and back, a filter hides, the page prints; no error on the console."""
    if shutil.which("chromium") is None:
        pytest.skip("no Chromium to open the page with")
    driver = """
    <script>
    addEventListener("error", (event) => document.title = "error: " + event.message);
    addEventListener("load", () => {
      const card = document.querySelector(".card.wrong"), mark = [...document.querySelectorAll("mark")]
        .find((mark) => mark.dataset.cards.split(" ").includes(card.id));
      const said = [];
      card.click();
      said.push(mark.classList.contains("chosen") && card.classList.contains("chosen"));
      document.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
      mark.click();
      said.push(card.classList.contains("chosen") && document.activeElement === card);
      const box = document.querySelector("[data-verdict=wrong]");
      said.push(card.offsetParent !== null);
      box.click();
      said.push(card.offsetParent === null && document.querySelector(".card.not-checked").offsetParent !== null);
      box.click();
      const rect = mark.getBoundingClientRect();
      said.push(rect.width > 20 && rect.height > 10 && mark.textContent === %s);
      document.title = said.join(",");
    });
    </script></body>"""
    wrong = next(finding for finding in report if finding.verdict == "wrong")
    page = written("html", report).replace("</body>", driver % json.dumps(wrong.text))
    (tmp_path / "report.html").write_text(page, "utf-8")
    chromium = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}",
    ]  # fmt: skip
    address = (tmp_path / "report.html").as_uri()

    dumped = subprocess.run(
        [*chromium, "--dump-dom", "--virtual-time-budget=3000", address], capture_output=True, timeout=120, check=True
    )
    printed = tmp_path / "report.pdf"
    subprocess.run([*chromium, f"--print-to-pdf={printed}", address], capture_output=True, timeout=120, check=True)

    assert "<title>true,true,true,true,true</title>" in dumped.stdout.decode("utf-8")
    assert printed.read_bytes().startswith(b"%PDF")


def test_fixes_change_what_they_name_and_nothing_else(report):
    """Only safe fixes by default; with the others the finding is gone."""
    safe, every = fixes(report), fixes(report, is_unsafe=True)
    text = TEXT
    for edit in reversed(every):
        assert text[edit.start : edit.end] == edit.old
        text = text[: edit.start] + edit.new + text[edit.end :]

    assert set(safe) <= set(every)
    assert all(finding.fix.is_safe for finding in report if finding.fix and finding.span in {e[:2] for e in safe})
    mended = {finding.rule for finding in report if finding.fix}
    assert mended
    assert not mended & {finding.rule for finding in check(text)}


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_a_stream_tells_as_soon_as_a_sentence_is_whole(size):
    """Whatever the pieces, findings stand at their places in the whole text; the report is that of the whole."""
    found: list[Finding] = []
    stream = StreamChecker(date="2024-01-05")
    for start in range(0, len(TEXT), size):
        found += stream.feed(TEXT[start : start + size])
    report = stream.close()

    assert report.to_record() == check(TEXT, date="2024-01-05").to_record()
    assert all(TEXT[finding.start : finding.end] == finding.text for finding in found)
    assert {finding.rule for finding in found} >= {"wrong-issue-date", "impossible-date"}
    with pytest.raises(ValueError, match="closed"):
        stream.feed("x")


def test_a_stream_speaks_before_the_end():
    """The finding of a sentence is there when the next one begins."""
    stream = StreamChecker()

    assert stream.feed("Theo Nghị định số 30/2020/NĐ-CP ngày 15/3/2020 của Chính phủ") == ()
    [finding] = stream.feed(" về công tác văn thư.\nTiếp theo")
    assert finding.rule == "wrong-issue-date"


def test_a_stream_without_an_end_of_sentence_stays_fast():
    """A text without punctuation is cut at blanks, and is not looked at again and again."""
    stream = StreamChecker(options=Options())
    for _ in range(300):
        stream.feed("từ " * 50)

    assert stream.close().references == ()


def test_the_hook_is_defined():
    """A ready hook runs the check on the files of a commit."""
    hook = (Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text("utf-8")

    assert "entry: vndocs check" in hook


def test_a_file_is_mended_where_it_stands(tmp_path):
    """`--fix` changes only the characters of the edits, and leaves what is unsafe unless it is asked for."""
    path = tmp_path / "bao-cao.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    before = path.read_bytes()

    def run(*options):
        command = [sys.executable, "-m", "vndocs", "check", "-f", "jsonl", *options, str(path)]
        done = subprocess.run(command, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        return json.loads(done.stdout)

    run("--fix")
    assert path.read_bytes() == before
    rules = {finding["rule"] for finding in run("--unsafe-fixes")["findings"]}

    assert "wrong-issue-date" not in rules
    assert path.read_bytes() == before.replace(b"15/3/2020", b"05/3/2020")


def test_word_files_get_a_comment_at_each_finding(tmp_path):
    """The copy opens in another library with a comment for each finding; the text is the same."""
    docx = pytest.importorskip("docx")
    written = docx.Document()
    written.add_paragraph("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 15/3/2020 của Chính phủ về công tác văn thư;")
    written.add_paragraph("Họp thứ hai, ngày 05/01/2024.")
    path, copy = tmp_path / "bao-cao.docx", tmp_path / "ra.docx"
    written.save(path)

    command = [sys.executable, "-m", "vndocs", "check", "-f", "docx", "-o", str(copy), str(path)]
    done = subprocess.run(command, capture_output=True, check=False)

    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    read = docx.Document(copy)
    comments = [comment.text for comment in read.comments]
    assert [text.rsplit("[", 1)[1] for text in comments] == ["wrong-issue-date]", "wrong-weekday]"]
    assert [paragraph.text for paragraph in read.paragraphs] == [paragraph.text for paragraph in written.paragraphs]
