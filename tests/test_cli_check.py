"""The commands for checking and registries, run as a user runs them: outputs, languages, exit statuses."""

import json

import pytest

from .test_cli import run

ROWS = "code,issued,issuer,title\n30/2020/NĐ-CP,2020-03-05,Chính phủ,công tác văn thư\n"
WRONG = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 15/3/2020 của Chính phủ;\n"
RIGHT = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;\n"


@pytest.fixture
def place(tmp_path):
    """A registry and two texts."""
    (tmp_path / "so.csv").write_text(ROWS, "utf-8")
    (tmp_path / "sai.txt").write_text(WRONG, "utf-8")
    (tmp_path / "dung.txt").write_text(RIGHT, "utf-8")
    assert run("registry", "build", "so.sqlite", "so.csv", cwd=tmp_path).returncode == 0
    return tmp_path


def test_a_wrong_citation_fails_and_is_shown(place):
    """Line, caret, message, what is known and how to mend it, in Vietnamese; exit status 1."""
    done = run("check", "sai.txt", "-r", "so.sqlite", cwd=place)

    assert done.returncode == 1
    column = WRONG.index("ngày") + 1
    assert f"sai.txt:1:{column}: sai: 30/2020/NĐ-CP ban hành ngày 05/03/2020" in done.out
    lines = done.out.splitlines()
    caret = next(line for line in lines if "^" in line)
    shown = lines[lines.index(caret) - 1]
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "ngày 15/3/2020"
    assert "cách sửa: sửa ngày thành 05/03/2020" in done.out


def test_a_right_text_is_clean(place):
    """Exit status 0."""
    assert run("check", "dung.txt", "-r", "so.sqlite", "--lang", "en", cwd=place).returncode == 0


STATUSES = [
    (("check", "sai.txt", "-r", "so.sqlite", "--ignore", "wrong-issue-date"), 0),
    (("check", "dung.txt", "-r", "none", "--fail-on", "not-checked"), 1),
    (("check", "dung.txt", "-r", "none"), 0),
    (("check", "khong-co.txt"), 2),
    (("check", "dung.txt", "-r", "khong-co.sqlite"), 2),
    (("check", "dung.txt", "--only", "no-such-rule"), 2),
    (("check", "dung.txt", "--date", "hôm nay"), 2),
    (("check", "dung.txt", "--format", "xml"), 2),
    (("explain", "wrong-isue-date"), 2),
    (("registry", "find", "-r", "so.sqlite", "nghi dinh 30/2020"), 0),
    (("registry", "find", "-r", "so.sqlite", "nghị định 31"), 1),
    (("registry", "build", "so.sqlite", "so.csv"), 2),
    (("registry", "add", "so.sqlite", "30/2020/NĐ-CP", "--date", "05/03/2020", "--issuer", "Chính phủ"), 2),
    (("registry", "diff", "so.sqlite", "so.sqlite"), 0),
    (("registry", "stats", "so.csv"), 2),
]


@pytest.mark.parametrize(("command", "status"), STATUSES)
def test_exit_statuses(place, command, status):
    """0 clean, 1 findings, 2 could not run; what could not be run is told in one line."""
    done = run(*command, cwd=place)

    assert done.returncode == status
    if status == 2:
        assert len(done.err.splitlines()) == 1


def test_one_file_that_cannot_be_read_does_not_stop_the_others(place):
    """The others are checked, and the run ends with 2."""
    done = run("check", "khong-co.txt", "sai.txt", "-r", "so.sqlite", "--format", "jsonl", cwd=place)
    records = [json.loads(line) for line in done.out.splitlines()]

    assert done.returncode == 2
    assert records[0]["error"]["message"]
    assert records[1]["findings"][0]["rule"] == "wrong-issue-date"


def test_a_baseline_is_written_and_read(place):
    """What is known already does not fail a run."""
    assert run("check", "sai.txt", "-r", "so.sqlite", "--write-baseline", "nen.json", cwd=place).returncode == 0
    assert run("check", "sai.txt", "-r", "so.sqlite", "--baseline", "nen.json", cwd=place).returncode == 0


def test_options_of_the_project_are_taken(place):
    """From vndocs.toml beside the texts."""
    (place / "vndocs.toml").write_text('[check]\nregistry = "so.sqlite"\nignore = ["group:registry"]\n', "utf-8")

    assert run("check", "sai.txt", cwd=place).returncode == 0


def test_refused_rows_are_all_told(place):
    """With their places, in the wanted language."""
    (place / "xau.csv").write_text(ROWS + "x,2020-13-01,,\n31/2020/NĐ-CP,2020-13-01,,\n", "utf-8")
    done = run("registry", "import", "so.sqlite", "xau.csv", "--lang", "vi", cwd=place)

    assert done.returncode == 2
    assert "xau.csv:3" in done.err
    assert "xau.csv:4" in done.err


def test_a_registry_goes_out_and_in_again(place):
    """Export to standard output, build from it, no difference."""
    done = run("registry", "export", "so.sqlite", "--format", "jsonl", cwd=place)
    (place / "ra.jsonl").write_text(done.out, "utf-8")
    assert run("registry", "build", "lai.sqlite", "ra.jsonl", cwd=place).returncode == 0

    assert run("registry", "diff", "so.sqlite", "lai.sqlite", cwd=place).returncode == 0


def test_help_of_every_command_is_in_both_languages(place):
    """Also of those below `registry`."""
    for command in ("check", "explain", "registry", "registry build", "registry find", "registry add"):
        vietnamese = run(*command.split(), "--help", cwd=place).out
        english = run(*command.split(), "--help", "--lang", "en", cwd=place).out
        assert "Ví dụ:" in vietnamese
        assert "Examples:" in english
