"""Known documents: a file or a database of them, how they are taken in, looked up, compared and written out."""

from .build import add, build
from .bundled import bundled
from .compare import Change, Difference, compare
from .entry import Coverage, Entry
from .errors import RegistryError
from .intake import Imported, Refusal, import_rows
from .opening import create, open_registry
from .registry import Registry
from .rows import entry_of
from .writing import export

__all__ = [
    "Change",
    "Coverage",
    "Difference",
    "Entry",
    "Imported",
    "Refusal",
    "Registry",
    "RegistryError",
    "add",
    "build",
    "bundled",
    "compare",
    "create",
    "entry_of",
    "export",
    "import_rows",
    "open_registry",
]
