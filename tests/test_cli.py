"""The command as a user runs it: what it prints where, what it leaves behind, how it fails."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from vndocs import __version__
from vndocs.text.lexicon import load
from vndocs.text.messages import LANGUAGES

TEXT = "Thực hiện Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Huyện ủy, xã chi 500.000 đồng.\n"
COMMAND = [sys.executable, "-m", "vndocs"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")


class Done(NamedTuple):
    """What a command left: its exit status and the text of its two outputs."""

    returncode: int
    out: str
    err: str


def run(*arguments, given=b"", **options):
    """Run `vndocs` with bytes on its standard input."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", **options.pop("env", {})}
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(command, input=given, capture_output=True, env=environment, **options)
    assert b"Traceback" not in done.stderr
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def records(done):
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.fixture
def folder(tmp_path):
    """Texts on three levels beside files that are none."""
    for name in ("b.txt", "a.TXT", "sau/c.txt", "sau/sau-nua/d.txt"):
        path = tmp_path / "van-ban" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")
    (tmp_path / "van-ban" / "e.pptx").write_bytes(b"PK\x03\x04ppt/")
    (tmp_path / "van-ban" / "sau" / "f.jsonl").write_text("{}")
    return tmp_path / "van-ban"


@pytest.fixture
def big(tmp_path):
    """More than one process takes, in pieces that can be told apart."""
    folder = tmp_path / "lon"
    folder.mkdir()
    for number in range(24):
        (folder / f"{number:02}.txt").write_text(f"Quyết định số {number + 1}/QĐ-UBND. {TEXT}" * 5000, "utf-8")
    return folder


def test_a_file_gives_one_json_line(tmp_path):
    """Results on standard output, the summary on standard error, the source as it was named."""
    (tmp_path / "bao-cao.txt").write_text(TEXT, "utf-8")

    done = run("extract", "bao-cao.txt", cwd=tmp_path)

    [record] = records(done)
    assert done.returncode == 0
    assert record["source"] == "bao-cao.txt"
    assert [entity["code"] for entity in record["references"]] == ["24-NQ/HU"]
    assert [entity["value"] for entity in record["amounts"]] == ["500000"]
    assert done.err.startswith("1 documents = 1 read + 0 failed; 0 files skipped; found references: 1")
    assert len(done.err.splitlines()) == 1


def test_standard_input_is_read_where_it_is_named():
    done = run("extract", "-", given=TEXT.encode())

    [record] = records(done)
    assert record["source"] == "-"
    assert record["amounts"][0]["text"] == "500.000 đồng"


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8-sig", 1), ("utf-16", 1), ("utf-8", 0)])
def test_offsets_are_those_of_the_decoded_bytes(encoding, mark):
    """A byte-order mark counts as one character, and `\\r\\n` as two."""
    text = "Chi\r\n500.000 đồng"

    [record] = records(run("extract", "-", given=text.encode(encoding)))

    assert (record["amounts"][0]["start"], record["amounts"][0]["end"]) == (5 + mark, 17 + mark)


def test_a_folder_gives_its_texts_in_order_and_counts_the_rest(folder):
    done = run("extract", folder.name, cwd=folder.parent)

    named = [record["source"].replace(os.sep, "/") for record in records(done)]
    assert named == ["van-ban/a.TXT", "van-ban/b.txt", "van-ban/sau/c.txt", "van-ban/sau/sau-nua/d.txt"]
    assert done.returncode == 0
    assert "4 documents = 4 read + 0 failed; 2 files skipped" in done.err


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(folder):
    """An error record and an error line each, in their place; the exit status says that not all were read."""
    (folder / "c-hong.txt").write_bytes("Đảng".encode() + b"\xe9")

    done = run("extract", folder / "e.pptx", folder / "b.txt", "khong-co.txt", folder)

    found = records(done)
    assert [record.get("error", {}).get("code") for record in found] == [
        *("not-text", None, "not-found"),
        *(None, None, "not-decodable", None, None),
    ]
    assert done.returncode == 1
    lines = done.err.splitlines()
    assert lines[0] == (
        f"vndocs: {folder / 'e.pptx'}: is a PowerPoint presentation (.pptx); "
        "expected a text, Word (.docx, .doc), Excel (.xlsx, .xls), PDF, RTF or web document"
    )
    assert lines[1] == "vndocs: khong-co.txt: no such file; expected a document or a folder"
    assert "c-hong.txt: byte 0xE9 at offset 7 is not UTF-8" in lines[2]
    assert lines[3].startswith("8 documents = 5 read + 3 failed; 2 files skipped")


def test_kinds_are_chosen(folder):
    [record] = records(run("extract", folder / "b.txt", "--kinds", "amounts,dates"))

    assert set(record) == {"schema_version", "source", "amounts", "dates"}


def test_an_empty_file_gives_an_empty_record(tmp_path):
    (tmp_path / "trong.txt").touch()

    [record] = records(run("extract", tmp_path / "trong.txt"))

    assert record["references"] == record["lists"] == []


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv"])
def test_the_suffix_of_the_output_says_the_format(folder, tmp_path, suffix):
    """What is written into a file is what standard output would have got."""
    output = tmp_path / f"ket-qua.{suffix}"

    printed = run("extract", folder, "--format", suffix)
    done = run("extract", folder, "-o", output)

    assert done.out == ""
    assert output.read_bytes().decode() == printed.out
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [output.name]


def test_an_array_of_json_is_one(folder):
    assert [record["source"][-5:] for record in json.loads(run("extract", folder, "-f", "json").out)] == [
        *("a.TXT", "b.txt", "c.txt", "d.txt")
    ]
    assert json.loads(run("extract", folder / "sau" / "sau-nua" / "..", "-f", "json", "--kinds", "dates").out)


def test_tables_fit_eighty_columns():
    done = run("extract", "--sample", "--format", "table")

    assert "1.286.500.000 đồng" in done.out
    assert "21-NQ/HU" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
    assert "\x1b" not in done.out


def test_the_sample_shows_every_kind():
    """The first thing that a new user does."""
    done = run("show", "--sample")

    assert done.returncode == 0
    assert done.out.startswith("ĐẢNG BỘ HUYỆN AN BÌNH\nĐẢNG ỦY XÃ TÂN PHÚ\n")
    for found in ("21-NQ/HU · 2023-12-08", "1286500000 VND", "2024-01-12", "2021/2025", "(1)"):
        assert found in done.out
    assert "\x1b" not in done.out


def test_show_names_lines_and_columns_and_no_escape_gets_through(tmp_path):
    (tmp_path / "a.txt").write_text("\x1b[31mđỏ\nnộp 500.000 đồng", "utf-8")

    done = run("show", tmp_path / "a.txt")

    assert "2:5" in done.out
    assert "\x1b" not in done.out


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["1333980000"], "một tỷ ba trăm ba mươi ba triệu chín trăm tám mươi nghìn"),
        (["1.333.980.000"], "một tỷ ba trăm ba mươi ba triệu chín trăm tám mươi nghìn"),
        (["1005", "--zero", "lẻ", "--thousand", "ngàn"], "một ngàn không trăm lẻ năm"),
        (["1250000", "--currency", "vnd"], "một triệu hai trăm năm mươi nghìn đồng"),
        (["1005", "--zero", "lẻ", "--thousand", "ngàn", "--currency", "VND"], "một ngàn không trăm lẻ năm đồng"),
        (["1,5", "-21"], "một phẩy năm\nâm hai mươi mốt"),
        (["1 000 000"], "một triệu"),
    ],
)
def test_numbers_are_written_in_words(arguments, written):
    assert run("words", *arguments).out == written + "\n"


@pytest.mark.parametrize("given", ["abc", "1e3", "1.2.3", "--5", "1-2", "", "10" * 20])
def test_what_is_no_number_is_told(given):
    done = run("words", given)

    assert (done.returncode, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


def test_a_text_is_rewritten_into_a_file(tmp_path):
    """Only the characters of the edits change; the encoding stays."""
    path = tmp_path / "a.txt"
    path.write_bytes("Chi 5.000.000đ \r\ntrước ngày 5/1/2024.".encode("utf-16"))

    done = run("rewrite", path, "--style", "amounts=official", "-s", "dates=official", "-o", path)

    assert path.read_bytes().decode("utf-16") == "Chi 5.000.000 đồng \r\ntrước ngày 05 tháng 01 năm 2024."
    assert done.err == "2 edits\n"


def test_standard_input_is_rewritten_to_standard_output():
    assert run("rewrite", "-", "-s", "amounts=official", given="chi 500.000đ".encode()).out == "chi 500.000 đồng"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Usage: vndocs"),
        (["extract"], "nothing to read was named"),
        (["extract", "--sai"], "there is no option --sai"),
        (["trich"], "no such command; expected one of extract, show, rewrite, annotate, words"),
        (["extract", "a.txt", "--format", "xml"], "unknown format 'xml'; expected one of jsonl, json, csv, parquet"),
        (["extract", "a.txt", "--kinds", "tien"], "unknown kind 'tien'; expected some of references"),
        (["extract", "a.txt", "--lang", "fr"], "unknown language 'fr'; expected one of en, vi"),
        (["extract", "a.txt", "-o", "khong/co/o.csv"], "khong/co/o.csv: there is no folder"),
        (["extract", "a.txt", "-o", "."], "is a folder; expected the name of a file to write"),
        (["extract", "a.txt", "-j", "0"], "--workers has a wrong value"),
        (["show", "khong-co.txt"], "khong-co.txt: no such file"),
        (["why", "a.txt"], "expected one place, a code point or a line"),
        (["why", "a.txt", "--line", "900"], "expected a line between 1 and"),
        (["why", "a.txt", "--at", "-1"], "expected a code point between 0 and"),
        (["graph"], "nothing to read was named"),
        (["graph", "a.txt", "-o", "g.pdf"], "unknown format 'pdf'; expected one of graphml, json, svg, html"),
        (["misses", "khong-co.txt"], "khong-co.txt: no such file"),
        (["rewrite"], "FILE is missing"),
        (["rewrite", "a.txt", "--style", "dep"], "expected one of"),
        (["rewrite", "a.txt", "--style", "dates=dep"], "expected a style of dates"),
        (["words", "5", "--zero", "khong"], "--zero has a wrong value 'khong'; expected one of linh, lẻ"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(tmp_path, arguments, message):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    done = run(*arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert message in done.err
    assert done.out == ""
    assert not arguments or len(done.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("command", [[], ["extract"], ["show"], ["why"], ["misses"], ["graph"], ["rewrite"], ["words"]])
@pytest.mark.parametrize(("lang", "word"), [("en", "Examples:"), ("vi", "Ví dụ:")])
def test_help_has_examples_in_both_languages(command, lang, word):
    done = run(*command, "--help", "--lang", lang)

    assert done.returncode == 0
    assert f"{word}\n    vndocs " in done.out
    assert "[" + "'" not in done.out


def test_the_language_is_an_option_or_a_variable_and_never_the_locale():
    assert "không có tệp này" in run("--lang", "vi", "extract", "x.txt").err
    assert "không có tệp này" in run("extract", "x.txt", env={"VNDOCS_LANG": "vi"}).err
    assert "no such file" in run("extract", "x.txt", "--lang=en", env={"VNDOCS_LANG": "vi"}).err
    assert "no such file" in run("extract", "x.txt", env={"LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8"}).err


def test_every_message_has_both_languages_and_the_same_blanks():
    for package in ("cli", "batch", "export", "export.graph", "pipeline.why"):
        for key, sentence in load(f"vndocs.{package}", "messages.toml").items():
            if isinstance(sentence, dict):
                assert set(sentence) == set(LANGUAGES), key
                assert sentence["en"].count("{") == sentence["vi"].count("{"), key


def test_the_version_is_shown():
    assert run("--version").out == f"{__version__}\n"


def test_a_reader_that_goes_away_is_no_error(big):
    """`vndocs extract … | head -1` says nothing and stops."""
    reader, writer = os.pipe()
    process = subprocess.Popen([*COMMAND, "extract", str(big)], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert os.read(reader, 100)
    os.close(reader)

    assert process.communicate()[1] == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk of Linux")
def test_a_full_disk_is_told(folder):
    for command in (["extract", folder], ["show", folder / "b.txt"], ["words", "5"], ["rewrite", folder / "b.txt"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([*COMMAND, *map(str, command)], stdout=full, stderr=subprocess.PIPE)

        assert done.returncode == 2
        assert "No space left" in done.stderr.decode().splitlines()[-1]
        assert b"Traceback" not in done.stderr


def test_output_does_not_depend_on_the_number_of_workers(big, tmp_path):
    one, three = tmp_path / "1.jsonl", tmp_path / "3.jsonl"

    run("extract", big, "-o", one, "-j", 1)
    run("extract", big, "-o", three, "-j", 3)

    assert one.read_bytes() == three.read_bytes()
    assert [json.loads(line)["source"][-6:-4] for line in one.open("rb")] == [f"{number:02}" for number in range(24)]


@POSIX
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_ended_goes_on_where_it_was(big, tmp_path, sent, status):
    """No output under its name, no worker, one line at most; what was finished is kept for `--resume`."""
    output = tmp_path / "ket-qua.jsonl"
    output.write_text("cũ")
    process = subprocess.Popen([*COMMAND, "extract", str(big), "-o", str(output)], stderr=subprocess.PIPE)
    children = until(lambda: list(tmp_path.glob(".*.unfinished")) and offspring(process.pid))

    process.send_signal(sent)
    error = process.communicate(timeout=20)[1].decode()

    assert process.returncode == status
    assert "Traceback" not in error
    assert len(error.splitlines()) <= 1
    assert output.read_text() == "cũ"
    assert list(tmp_path.glob(".*.part")) == []
    until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    assert run("extract", big, "-o", output, "--resume").returncode == 0
    assert len(output.read_text("utf-8").splitlines()) == 24
    assert list(tmp_path.glob(".*")) == []


@POSIX
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are found through /proc")
def test_a_killed_worker_loses_nothing(big, tmp_path):
    whole, mended = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    run("extract", big, "-o", whole)
    process = subprocess.Popen([*COMMAND, "extract", str(big), "-o", str(mended), "-j", "2"], stderr=subprocess.PIPE)

    os.kill(until(lambda: offspring(process.pid))[0], signal.SIGKILL)
    process.communicate(timeout=60)

    assert process.returncode == 0
    assert mended.read_bytes() == whole.read_bytes()


@POSIX
def test_the_bar_is_for_a_terminal(folder, tmp_path):
    """On a terminal there is a bar, and no control sequence goes elsewhere."""
    import pty

    ours, theirs = pty.openpty()
    command = [*COMMAND, "extract", str(folder), "-o", str(tmp_path / "o.jsonl")]
    process = subprocess.Popen(command, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    shown = b""
    while chunk := read_terminal(ours):
        shown += chunk

    assert process.wait() == 0
    assert b"\x1b[" in shown
    assert b"Reading" in shown
    assert "\x1b" not in run("extract", folder, "-o", tmp_path / "o.jsonl").err


def test_quiet_is_quiet_but_for_errors(folder):
    assert run("extract", folder, "--quiet").err == ""
    assert len(run("extract", folder, "khong-co.txt", "-q").err.splitlines()) == 1


def test_the_quick_commands_load_little():
    """Neither the readers nor the tables are loaded to write a number in words."""
    code = "import sys; from vndocs.cli import main\ntry: main(['words', '5'])\nfinally: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")

    assert {"rich.console", "pyarrow", "babel", "underthesea", "vndocs.batch"}.isdisjoint(done.stdout.split())


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.01)
    raise AssertionError("it did not come to pass")


def offspring(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def read_terminal(descriptor):
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""
