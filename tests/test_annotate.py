"""The annotated page: every entity where it stands, nothing from elsewhere, nothing that is not escaped."""

import base64
import hashlib
import random
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pytest

import vndocs
from vndocs.export.annotated import annotate
from vndocs.export.annotated.marks import KINDS, Mark, marks, tags

TEXT = """\
UBND TỈNH AN PHÚ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TÀI CHÍNH\tĐộc lập - Tự do - Hạnh phúc
Số: 45/QĐ-STC\tAn Phú, ngày 05 tháng 01 năm 2024

QUYẾT ĐỊNH
Về việc giao kinh phí

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

QUYẾT ĐỊNH:
Điều 1. Giao 1,5 tỷ đồng theo khoản 2 Điều 5 Nghị định 30:
a) đợt một trước ngày 15/3/2024;
b) đợt hai trong quý II/2024.
Điều 2. Quyết định này có hiệu lực từ ngày ký./.
"""
#: What would run or break the page if it were not escaped.
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</main></body><svg onload=alert(1)>",
    "<!-- --> <![CDATA[ ]]> &lt;b&gt; &amp;",
    "javascript:alert(1) {title} {0} %s",
    "a\x00b\x0bc\rd\x85e\u2028f\ud800",
]


class Reader(HTMLParser):
    """Reads the page as a browser does: the text of `main`, its marks, and every tag and attribute."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.text, self.marks, self.tags, self.attributes = "", {}, [], []
        self._open, self._inside = [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name) for name, _ in attrs]
        if tag == "main":
            self._inside = True
        elif tag == "mark":
            found = dict(attrs)
            self._open.append((found.get("id") or found["data-of"], len(self.text)))

    def handle_endtag(self, tag):
        if tag == "main":
            self._inside = False
        elif tag == "mark":
            name, start = self._open.pop()
            low, high = self.marks.get(name, (start, start))
            self.marks[name] = (min(low, start), max(high, len(self.text)))

    def handle_data(self, data):
        if self._inside:
            self.text += data


def page_of(text):
    return annotate(vndocs.parse(text))


def test_every_entity_stands_where_it_is():
    """The text of the page is the document's, and each mark covers exactly its entity."""
    document = vndocs.parse(TEXT)
    reader = Reader(annotate(document))
    expected = {f"e{mark.number}": (mark.start, mark.end) for mark in marks(document.to_record(), len(TEXT))}

    assert reader.text == TEXT
    assert reader.marks == expected
    assert len(expected) > 20


def test_each_mark_has_its_row_and_its_target_a_link():
    """The index names each entity; a short form leads to the mention that it means."""
    page = page_of(TEXT)
    [cited] = [number for number, words in re.findall(r'id="e(\d+)"[^>]*>(?:<[^>]*>)*(Nghị định số 30)', page)]
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*khoản 2 Điều 5 Nghị định 30(?:(?!</tr>).)*</tr>", page)

    assert len(re.findall(r'<mark id="e', page)) == len(re.findall(r'<tr id="i', page))
    assert row is not None
    assert f'href="#e{cited}"' in row.group()


@pytest.mark.parametrize("seed", range(40))
def test_overlapping_marks_nest(seed):
    """Marks that cross one another are cut so that tags nest, and still cover what they covered."""
    rng = random.Random(seed)
    found = []
    for _ in range(rng.randrange(1, 14)):
        start = rng.randrange(30)
        found.append((start, start + rng.randrange(1, 12), rng.choice(KINDS)))
    found.sort(key=lambda mark: (mark[0], -mark[1]))
    given = [Mark(number, kind, start, end, {}) for number, (start, end, kind) in enumerate(found, 1)]
    covered: dict[int, set[int]] = {mark.number: set() for mark in given}
    stack: list[Mark] = []
    at = 0
    for tag in tags(given):
        assert tag.offset >= at
        for mark in stack:
            covered[mark.number] |= set(range(at, tag.offset))
        at = tag.offset
        if tag.opens:
            stack.append(tag.mark)
        else:
            assert stack.pop() is tag.mark

    assert stack == []
    assert covered == {mark.number: set(range(mark.start, mark.end)) for mark in given}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_of_the_document_is_taken_for_the_page(hostile):
    """Text, titles and names are escaped: no tag, no attribute and no script comes out of a document."""
    text = f"Số: 1/QĐ-UBND {hostile}\nQuyết định số 5/QĐ-UBND ngày 05/01/2024 về việc “{hostile}”\n"
    text += f"1. {hostile}\n2. nộp 5 đồng"
    document = vndocs.parse(vndocs.Source.of(text, f"{hostile}.txt".replace("/", "")))
    reader, plain = Reader(annotate(document)), Reader(page_of("Quyết định số 5/QĐ-UBND"))

    assert set(reader.tags) == set(plain.tags) | {"mark"}
    assert reader.tags.count("script") == 1
    assert {name for _, name in reader.attributes if name.startswith("on")} == set()
    kept = re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)
    assert reader.text == kept


def test_the_page_needs_and_allows_nothing_from_elsewhere():
    """Its policy lets only its own style and script in, by digest; no address of another place is in it."""
    page = page_of(TEXT)
    [style], [script] = (re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S) for tag in ("style", "script"))
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]

    assert "default-src &#x27;none&#x27;" in policy
    assert all(f"sha256-{digest}" in policy for digest in digests)
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"|https?://|@import|url\(", page) == []


def test_the_page_comes_in_two_languages():
    """Legend and labels are Vietnamese or English."""
    document = vndocs.parse(TEXT)

    assert "Thực thể được tô" in annotate(document)
    assert "Entities shown" in annotate(document, lang="en")


def test_an_empty_document_has_a_page():
    """Nothing found is a page without marks."""
    reader = Reader(page_of(""))

    assert reader.text == ""
    assert reader.marks == {}


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "vndocs", "annotate", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_writes_the_page(tmp_path):
    """`vndocs annotate FILE -o OUT` writes the page; what cannot be read leaves what stood there."""
    source, out = tmp_path / "a.txt", tmp_path / "a.html"
    source.write_text(TEXT, "utf-8")

    assert run(source, "-o", out).returncode == 0
    assert Reader(out.read_text("utf-8")).text == TEXT
    before = out.read_bytes()
    failed = run(tmp_path / "none.txt", "-o", out)
    assert failed.returncode != 0
    assert len(failed.stderr.strip().splitlines()) == 1
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.txt"]


def test_a_name_that_promises_no_page_is_refused(tmp_path):
    """A page is not written under the name of another form, nor a text with Word's comments."""
    source = tmp_path / "a.txt"
    source.write_text(TEXT, "utf-8")
    refused = run(source, "-o", tmp_path / "a.pdf")

    assert refused.returncode == 2
    assert "expected a name that ends in .html" in refused.stderr
    assert run(source, "-o", tmp_path / "a.docx").returncode != 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_a_word_file_gets_comments_at_the_right_places(tmp_path):
    """Of a .docx a copy with comments is written: each stands at its entity and says what was read."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    given = docx.Document()
    given.add_paragraph("Theo Nghị định số 30/2020/NĐ-CP, nộp 1,5 tỷ đồng.")
    given.save(tmp_path / "a.docx")
    done = run(tmp_path / "a.docx", "-o", tmp_path / "b.docx")
    copy = docx.Document(tmp_path / "b.docx")
    [paragraph] = copy.paragraphs

    assert done.returncode == 0
    assert paragraph.text == "Theo Nghị định số 30/2020/NĐ-CP, nộp 1,5 tỷ đồng."
    assert [comment.author for comment in copy.comments] == ["vndocs", "vndocs"]
    assert "code: 30/2020/NĐ-CP" in next(iter(copy.comments)).text
    assert {"Nghị định số 30/2020/NĐ-CP", "1,5 tỷ đồng"} <= {run.text for run in paragraph.runs}


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


@pytest.fixture
def shown(browser, tmp_path):
    """The page in the browser."""
    path = tmp_path / "page.html"
    path.write_text(page_of(TEXT + HOSTILE[0] + HOSTILE[1]), "utf-8")
    browser.get(path.as_uri())
    return browser


BACKGROUND = "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor"


@pytest.mark.integration
def test_in_a_browser_the_highlights_stand_where_they_should(shown):
    """A browser shows the document's text, and each mark has a box that holds its entity's words."""
    text = TEXT + HOSTILE[0] + HOSTILE[1]
    expected = {
        f"e{mark.number}": text[mark.start : mark.end] for mark in marks(vndocs.parse(text).to_record(), len(text))
    }
    found = shown.execute_script(
        "return [...document.querySelectorAll('mark[id]')]"
        ".map(mark => [mark.id, mark.textContent, mark.getClientRects()[0].width])"
    )

    assert shown.execute_script("return document.getElementById('text').textContent") == text
    assert {name: words for name, words, _ in found} == expected
    assert all(width > 0 for _, _, width in found)
    assert shown.execute_script(BACKGROUND, "mark.k-references") == "rgb(214, 228, 255)"


@pytest.mark.integration
def test_in_a_browser_the_legend_filters(shown):
    """A kind that is switched off is highlighted no longer and leaves the index."""
    dates = "document.querySelectorAll('#index tr[data-kind=dates]')"
    assert shown.execute_script(f"return [...{dates}].every(row => row.offsetHeight > 0)")
    shown.find_element("css selector", "#legend input[value=dates]").click()

    assert shown.execute_script(BACKGROUND, "mark.k-dates") == "rgba(0, 0, 0, 0)"
    assert shown.execute_script(f"return [...{dates}].every(row => row.offsetHeight === 0)")
    assert shown.execute_script(BACKGROUND, "mark.k-amounts") != "rgba(0, 0, 0, 0)"
    shown.find_element("css selector", "#legend input[value=dates]").click()
    assert shown.execute_script(BACKGROUND, "mark.k-dates") != "rgba(0, 0, 0, 0)"


@pytest.mark.integration
def test_in_a_browser_the_keyboard_goes_from_mark_to_mark(shown):
    """One mark is a stop of the Tab key; arrows move on, and the panel tells what was read."""
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    first = shown.find_element("css selector", "mark[tabindex='0']")
    first.send_keys(keys.ENTER)
    told = shown.find_element("css selector", "#panel").text
    first.send_keys(keys.ARROW_RIGHT)

    assert told
    assert shown.execute_script("return document.activeElement.id") != first.get_attribute("id")
    assert shown.find_element("css selector", "#panel").text != told
    assert len(shown.find_elements("css selector", "mark[tabindex='0']")) == 1


@pytest.mark.integration
def test_in_a_browser_nothing_fails_and_nothing_runs(shown):
    """No error is logged, and no script of the document ran."""
    assert shown.get_log("browser") == []
    assert shown.execute_script("return document.scripts.length") == 1
    assert shown.execute_script("return document.images.length") == 0
