"""The registry on a real PostgreSQL server: the same as in a file; a server is started on loopback and stopped."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from vndocs.check import check
from vndocs.registry import Coverage, RegistryError, add, build, compare, export, import_rows, open_registry

pytestmark = pytest.mark.integration

ROWS = (
    "type,code,issued,issuer,title,aliases,articles\n"
    "NĐ,30/2020/NĐ-CP,2020-03-05,Chính phủ,công tác văn thư,NĐ30,38\n"
    "NQ,24-NQ/HU,2024-01-05,Huyện ủy Càng Long,nhiệm vụ năm 2024,,\n"
    "L,31/2024/QH15,2024-01-18,Quốc hội,Đất đai,LĐĐ,260\n"
)


def programs():
    """The folder of the server's programs, the newest of those that apt installs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server with a database of its own."""
    pytest.importorskip("sqlalchemy")
    pytest.importorskip("pg8000")
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    root = tmp_path_factory.mktemp("postgres")
    as_user = []
    if os.geteuid() == 0:
        # The server refuses to run as root.
        as_user = ["runuser", "-u", "postgres", "--"]
        if shutil.which("runuser") is None:
            pytest.skip("PostgreSQL does not run as root, and there is no runuser")
        shutil.chown(root, "postgres")
        # Each worker of a parallel run has a folder of its own, one level deeper.
        for parent in root.parents:
            if parent == Path(tempfile.gettempdir()).resolve():
                break
            parent.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = root / "data"

    def run(program, *arguments):
        subprocess.run([*as_user, folder / program, *arguments], check=True, capture_output=True, timeout=120, cwd=root)

    run("initdb", "-D", data, "-U", "vndocs", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={root} -c fsync=off"
    run("pg_ctl", "-D", data, "-o", options, "-l", root / "log", "-w", "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "vndocs", "so")
        yield f"postgresql://vndocs@127.0.0.1:{port}/so"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


@pytest.fixture
def registry(server, tmp_path):
    (tmp_path / "so.csv").write_text(ROWS, "utf-8")
    build(server, [tmp_path / "so.csv"], coverage=[Coverage("NĐ", "CP", 2015, 2024)], is_replacing=True)
    with open_registry(server, is_writable=True) as opened:
        yield opened


def test_a_database_holds_what_a_file_holds(registry, tmp_path):
    """Every entry, in the same order, with the same coverage."""
    build(tmp_path / "so.sqlite", [tmp_path / "so.csv"], coverage=registry.coverage)

    with open_registry(tmp_path / "so.sqlite") as file:
        assert list(registry) == list(file)
        assert list(compare(file, registry)) == []
        assert registry.coverage == file.coverage
        assert registry.stats()["type"] == file.stats()["type"]
        assert registry.find("nđ 30 2020") == file.find("nđ 30 2020")
        assert registry.by_name(["LĐĐ"]) == file.by_name(["LĐĐ"])
        assert registry.by_number("30", "2020") == file.by_number("30", "2020")


def test_a_check_against_a_database_finds_the_same(registry, server):
    """Also when it is opened by its URL for one call."""
    report = check("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 15/3/2020 của Chính phủ;", server)

    assert [finding.rule for finding in report] == ["wrong-issue-date"]


def test_a_failed_import_is_rolled_back(registry):
    """Nothing of it stays, and the registry can be used on."""
    rows = [("a", {"code": "1/KH-UBND"}), ("b", {"code": "2/KH-UBND", "issued": "31/13/2024"})]
    with pytest.raises(RegistryError):
        import_rows(registry, rows)

    assert len(registry) == 3
    assert add(registry, {"code": "45/KH-UBND", "issued": "2024-01-05"}).added == 1
    assert len(registry) == 4


def test_many_rows_go_in_and_out(registry, tmp_path):
    """More than one statement and one fetch can carry."""
    lines = ["code,issued,title", *(f"{number}/KH-UBND,2024-01-05,kế hoạch {number}" for number in range(1, 5001))]
    (tmp_path / "nhieu.csv").write_text("\n".join(lines), "utf-8")
    with open_registry(registry.name.replace("***", ""), is_writable=True) as again:
        from vndocs.registry.build import rows

        assert import_rows(again, rows(str(tmp_path / "nhieu.csv"))).added == 5000
        assert export(again, tmp_path / "ra.jsonl") == 5003


def test_a_registry_is_not_built_over_another(registry, server, tmp_path):
    """Only when it is to be replaced."""
    with pytest.raises(RegistryError, match="exists already"):
        build(server, [tmp_path / "so.csv"])


@pytest.mark.parametrize("url", ["postgresql://vndocs@127.0.0.1:1/so", "postgresql://[bad"])
def test_a_server_that_is_not_there_is_told_in_one_line(server, url):
    """No traceback, no password."""
    with pytest.raises(RegistryError) as caught:
        open_registry(url)

    assert "\n" not in str(caught.value)
