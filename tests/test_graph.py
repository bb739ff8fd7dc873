"""The graph of citations: what is one node, what an edge says, and that every format carries it."""

import itertools
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest

import vndocs
from vndocs.export import ExportError, MissingExtraError
from vndocs.export.graph import FORMATS, write

networkx = pytest.importorskip("networkx")

PLAN = (
    "UỶ BAN NHÂN DÂN\nTỈNH X\n-------\nSố: 15/KH-UBND\n\nX, ngày 10 tháng 3 năm 2024\n\n"
    "KẾ HOẠCH\nVề công tác văn thư\n\n"
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;\n"
    "Thực hiện khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP và Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Huyện ủy A.\n"
    "Nghị quyết số 24-NQ/HU được phổ biến.\n"
)
LETTER = "Theo Nghị định 30/2020/NĐ-CP, Nghị quyết số 24-NQ/HU và Luật Đất đai năm 2024 <b>&\n"


def parsed(text, name):
    return vndocs.parse(vndocs.Source.of(text, name))


@pytest.fixture(scope="module")
def graph():
    return vndocs.citation_graph([parsed(PLAN, "a/ke-hoach.txt"), parsed(LETTER, "cong-van.txt")])


def labelled(graph, label):
    return [node for node, known in graph.nodes(data=True) if known["label"] == label]


def test_nodes_are_documents(graph):
    """A decree is one node in both files; a Party number of which one file says no day is two."""
    assert len(labelled(graph, "Nghị định 30/2020/NĐ-CP")) == 1
    assert len(labelled(graph, "Nghị quyết 24-NQ/HU")) == 2
    assert {known["label"] for _, known in graph.nodes(data=True) if known.get("files")} == {
        "Kế hoạch 15/KH-UBND",
        "cong-van.txt",
    }


def test_a_node_says_what_is_known(graph):
    """Type, code, day, body and URN, from whichever mention says them."""
    [node] = labelled(graph, "Nghị định 30/2020/NĐ-CP")
    known = graph.nodes[node]

    assert (known["type"], known["code"], known["date"], known["issuer"]) == (
        "NĐ",
        "30/2020/NĐ-CP",
        "2020-03-05",
        "Chính phủ",
    )
    assert vndocs.urn.parse(known["urn"]).code == "30/2020/NĐ-CP"


def test_edges_say_how_and_where(graph):
    """Relation, file, offsets and words of every citation; offsets cut the words out of the text."""
    [plan] = labelled(graph, "Kế hoạch 15/KH-UBND")
    [decree] = labelled(graph, "Nghị định 30/2020/NĐ-CP")
    first, second = [edge for _, other, edge in graph.out_edges(plan, data=True) if other == decree]

    assert (first["relation"], first["file"]) == ("legal_basis", "a/ke-hoach.txt")
    assert second["provisions"] == ["khoản 2 Điều 5"]
    assert " ".join(PLAN[second["start"] : second["end"]].split()) == second["text"]


def test_a_mention_that_says_less_joins_the_fuller_one_of_its_file(graph):
    """`Nghị quyết số 24-NQ/HU` without its day is the one of that file that has it, never that of another."""
    [plan] = labelled(graph, "Kế hoạch 15/KH-UBND")
    cited = [other for _, other in graph.out_edges(plan) if graph.nodes[other].get("code") == "24-NQ/HU"]

    assert len(cited) == 2
    assert len(set(cited)) == 1


def test_no_document_cites_itself(graph):
    """The document's own number is no citation."""
    assert [edge for edge in graph.edges() if edge[0] == edge[1]] == []


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_whole(graph, tmp_path, form):
    """The suffix says the format, and every label stands in the file."""
    path = tmp_path / f"do-thi.{form}"
    write(graph, path)
    written = path.read_text("utf-8")

    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert all(known["label"] in written for _, known in graph.nodes(data=True))


def test_graphml_is_read_back(graph, tmp_path):
    """GraphML carries the same nodes and as many edges."""
    path = tmp_path / "g.graphml"
    write(graph, path)
    again = networkx.read_graphml(path)

    assert set(again.nodes) == set(graph.nodes)
    assert again.number_of_edges() == graph.number_of_edges()


def test_json_is_read_back(graph, tmp_path):
    """JSON is the node-link form of networkx."""
    path = tmp_path / "g.json"
    write(graph, path)
    again = networkx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")

    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(map(str, again.edges(data=True))) == sorted(map(str, graph.edges(data=True)))


def test_the_drawing_is_sound_xml_with_a_place_for_every_name(graph, tmp_path):
    """No two names of a column stand closer than a line."""
    path = tmp_path / "g.svg"
    write(graph, path)
    root = ElementTree.fromstring(path.read_text("utf-8"))
    names = [element for element in root.iter("{http://www.w3.org/2000/svg}text") if element.get("class") != "head"]
    places = sorted((element.get("x"), int(element.get("y", ""))) for element in names)

    assert len(names) == graph.number_of_nodes()
    assert all(other[1] - one[1] >= 20 for one, other in itertools.pairwise(places) if one[0] == other[0])


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_page_stands_alone(tmp_path, lang):
    """Nothing is fetched, no script runs, words of documents are escaped, and every link leads to a section."""
    nasty = 'Theo Nghị quyết số 1-NQ/HU ngày 05/01/2024 của Ủy ban "<script>alert(1)</script>" A.'
    graph = vndocs.citation_graph([parsed(nasty, '<img src=x onerror="alert(1)">.txt')])
    path = tmp_path / "g.html"
    write(graph, path, lang=lang)
    page = path.read_text("utf-8")

    assert "<script" not in page
    assert "<img" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'<section id="([^"]+)"', page))
    assert f'<html lang="{lang}">' in page


def test_what_cannot_be_written_is_told(graph, tmp_path):
    """An unknown suffix and a missing folder raise ExportError and leave nothing."""
    for target in (tmp_path / "g.pdf", tmp_path / "nowhere" / "g.json"):
        with pytest.raises(ExportError):
            write(graph, target)
    assert list(tmp_path.iterdir()) == []


def test_the_missing_library_is_named(monkeypatch):
    """Without networkx the error names the extra."""
    monkeypatch.setitem(sys.modules, "networkx", None)

    with pytest.raises(MissingExtraError) as caught:
        vndocs.citation_graph([])
    assert caught.value.extra == "graph"


def test_the_command_reads_many(tmp_path):
    """`vndocs graph` writes the graph of a folder, tells what it could not read, and exits with 1."""
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, "utf-8")
    (folder / "b.txt").write_text(LETTER, "utf-8")
    (folder / "c.txt").write_bytes(b"\xff\xfe\x00")
    command = [sys.executable, "-m", "vndocs", "graph", str(folder), "-o", str(tmp_path / "g.json")]
    done = subprocess.run(command, capture_output=True, check=False)

    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 2
    assert {"a/ke-hoach.txt"}.isdisjoint(done.stderr.decode())
    nodes = json.loads((tmp_path / "g.json").read_text("utf-8"))["nodes"]
    assert sum(1 for node in nodes if node.get("files")) == 2
