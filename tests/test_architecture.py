"""The house: imports point one way, every kind has its rooms, a module is small, data says where it comes from."""

import ast
import csv
import json
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

import vndocs

HOUSE = Path(vndocs.__file__).parent
LONGEST = 300
#: So many Vietnamese words in a row are a lexicon.
MOST_WORDS = 8

#: The floors of the house, lowest first: a folder knows those before it.
FLOORS = [
    "text",
    "catalogue",
    "entities",
    "identity",
    "pipeline",
    "registry",
    "check",
    "export",
    "rewrite",
    "batch",
    "cli",
]
#: What stands beside the floors: readers know the text alone; errors, version and the bundled samples know nothing.
GROUND = {"errors", "_version"}
BESIDE = {"readers": {"readers", "text", *GROUND}, "samples": {"samples"}}
KINDS = ["references", "provisions", "amounts", "dates", "lists", "people"]
ROOMS = {"__init__.py", "model.py", "parser.py", "formatter.py", "lexicon.toml", "corpus.toml"}
#: A reference's value has provisions and a date as parts.
ALLOWED_MODELS = {("references", "provisions.model"), ("references", "dates.model")}
#: `document.rewrite(…)` is a verb of the document; what it calls stands higher and is imported in the call.
#: `vndocs.read(path)` is a text read and parsed.
ALLOWED_CALLS = {("pipeline/document.py", "rewrite"), ("pipeline/parse.py", "readers")}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base_utils"}
HEAVY = {"babel", "typer", "click", "rich", "underthesea", "pyarrow", "numpy", "multiprocessing", "asyncio", "sqlite3"}

MODULES = sorted(HOUSE.rglob("*.py"))
DATA = sorted(path for path in HOUSE.rglob("*") if path.suffix in {".toml", ".csv", ".json"})


def name(path):
    return str(path.relative_to(HOUSE))


@cache
def imports(path):
    """The modules of the house that a module imports, as parts of their names; also those imported inside functions."""
    package = path.relative_to(HOUSE).parent.parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            if node.level:
                base = package[: len(package) - node.level + 1]
            elif (node.module or "").partition(".")[0] == "vndocs":
                base = ()
            else:
                continue
            module = tuple((node.module or "").split(".")) if node.module else ()
            if not node.level:
                module = module[1:]
            for alias in node.names:
                whole = (*base, *module, alias.name)
                # `from . import title` imports a module, `from .title import read` a name of one.
                is_module = HOUSE.joinpath(*whole).is_dir() or HOUSE.joinpath(*whole).with_suffix(".py").exists()
                found.add(whole if is_module else whole[:-1])
        elif isinstance(node, ast.Import):
            found |= {tuple(alias.name.split(".")[1:]) for alias in node.names if alias.name.startswith("vndocs.")}
    return frozenset(found)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path):
    """A folder knows only the folders before it; readers know the text alone."""
    floor = path.relative_to(HOUSE).parts[0]
    if floor in FLOORS:
        known = {*FLOORS[: FLOORS.index(floor) + 1], *GROUND}
        known |= set(BESIDE) if floor in {"rewrite", "batch", "cli"} else set()
    else:
        known = BESIDE.get(floor, {*FLOORS, *BESIDE, *GROUND})

    strangers = {module for module in imports(path) if module and module[0] not in known}
    strangers = {module for module in strangers if (name(path), module[0]) not in ALLOWED_CALLS}

    assert strangers == set()


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.parent.name == "entities"], ids=name)
def test_kinds_do_not_know_one_another(path):
    """One kind never imports another, save the models of provisions and dates that are parts of a reference."""
    kind = path.parent.name
    others = {module for module in imports(path) if module[:1] == ("entities",) and len(module) > 1}
    others = {module for module in others if module[1] in KINDS and module[1] != kind}

    assert {module for module in others if (kind, ".".join(module[1:])) not in ALLOWED_MODELS} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_rooms(kind):
    """Every kind has the same rooms."""
    assert {path.name for path in (HOUSE / "entities" / kind).iterdir()} >= ROOMS


def test_every_folder_of_entities_is_a_kind():
    """There is no kind that the pipeline does not know."""
    folders = {path.name for path in (HOUSE / "entities").iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders == set(KINDS)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short(path):
    """A module stays under 300 lines."""
    assert len(path.read_text("utf-8").splitlines()) < LONGEST


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_has_a_name_and_a_docstring(path):
    """No module is named for nothing, and each says what it handles."""
    assert not NAMELESS & {part.removesuffix(".py") for part in path.relative_to(HOUSE).parts}
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=name)
def test_a_folder_only_lists_what_it_offers(path):
    """`__init__.py` has no logic: imports, names and constants."""
    tree = ast.parse(path.read_text("utf-8"))
    logic = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.For, ast.While))]

    assert [node for node in logic if getattr(node, "name", "") not in {"__getattr__", "__dir__"}] == []


@pytest.mark.parametrize("path", DATA, ids=name)
def test_data_says_where_it_comes_from(path):
    """A data file opens with its source and date."""
    if path.suffix == ".toml":
        data = tomllib.loads(path.read_text("utf-8"))
        assert data["source"]
        assert data["date"]
    elif path.suffix == ".csv":
        heading = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
        assert any("source:" in line for line in heading)
        assert any("date:" in line for line in heading)
    else:
        json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", [path for path in DATA if path.suffix == ".csv"], ids=name)
def test_tables_are_even(path):
    """Every row of a table has as many cells as its heading."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]

    assert len({len(row) for row in csv.reader(lines)}) == 1


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_words_stand_in_lexicons(path):
    """Code is English: a list of Vietnamese words belongs in a data file; triggers are letters to look for."""
    tree = ast.parse(path.read_text("utf-8"))
    triggers = {node for call in ast.walk(tree) if _is_triggers(call) for node in ast.walk(call)}
    lists = [node for node in ast.walk(tree) if isinstance(node, (ast.List, ast.Tuple, ast.Set, ast.Dict))]
    wordy = [ast.unparse(node)[:80] for node in lists if node not in triggers and len(_vietnamese(node)) >= MOST_WORDS]

    assert wordy == [] or name(path) == "text/spelling.py"


def _is_triggers(node):
    return isinstance(node, ast.Call) and getattr(node.func, "id", None) == "Triggers"


def _vietnamese(node):
    values = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts
    words = [value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)]
    return [word for word in words if len(word) > 2 and any(letter.isalpha() and ord(letter) > 0xBF for letter in word)]


@cache
def loaded(statement):
    """The modules that are loaded after a statement in a fresh interpreter."""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())


def test_the_import_is_light():
    """`import vndocs` loads none of the heavy libraries: they are imported when used."""
    added = loaded("import pydantic, vndocs") - loaded("import pydantic")

    assert {module for module in added if module.partition(".")[0] in HEAVY} == set()


def test_reading_a_text_stays_light():
    """Neither does parsing a text."""
    added = loaded("import pydantic, vndocs; vndocs.parse('1.000 đồng').to_record()") - loaded("import pydantic")

    assert {module for module in added if module.partition(".")[0] in HEAVY} == set()


def test_the_public_names_exist():
    """Everything that the package lists can be had from it, and is documented."""
    for public in vndocs.__all__:
        assert getattr(vndocs, public).__doc__ or public.startswith("__")


def test_types_are_published():
    """Type checkers of users see the types."""
    assert (HOUSE / "py.typed").exists()
