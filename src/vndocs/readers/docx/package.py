"""The parts of a .docx: a ZIP archive that is opened with mistrust, and XML that is parsed without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from ..errors import ReadError
from .names import PACKAGE_RELATIONS, STRICT

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A parsed element; lxml is imported only when used and has no types.
Element = Any

#: Bytes of XML that are unpacked of one file; a book of 5,000 pages has about half of it.
UNPACKED_LIMIT: Final = 256 * 1024 * 1024
_HEAD: Final = 1 << 16
#: What a damaged archive raises; a name that is no UTF-8 is a ValueError.
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_MOST_PARTS: Final = 20_000
_OFFICE: Final = "/officeDocument"
_DOCUMENT: Final = "word/document.xml"


class Package:
    """The parts of one file, unpacked when asked for; never more than a limit of them all."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._left = UNPACKED_LIMIT
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ReadError("damaged", path, reason=_first_line(error)) from None
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise ReadError("too-large-inside", path, limit=f"{_MOST_PARTS} parts")
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def part(self, name: str) -> bytes | None:
        """Unpack a part; None where there is none."""
        found = self._names.get(name.lower())
        if found is None:
            return None
        info = self._zip.getinfo(found)
        if info.flag_bits & 1:
            raise ReadError("encrypted", self.path)
        if info.file_size > self._left:
            raise ReadError("too-large-inside", self.path, limit=f"{UNPACKED_LIMIT} bytes")
        try:
            with self._zip.open(info) as stream:
                # The size in the directory may lie; what is unpacked never exceeds it.
                data = stream.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise ReadError("damaged", self.path, reason=f"{name}: {_first_line(error)}") from None
        self._left -= len(data)
        return data

    def tree(self, name: str) -> Element | None:
        """Parse a part of XML; None where there is none."""
        data = self.part(name)
        return None if data is None else parse(data, name, self.path)

    def document(self) -> str:
        """Give the name of the main part."""
        for kind, target in self.relations("").values():
            if kind.endswith(_OFFICE):
                return target
        return _DOCUMENT

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Give what a part refers to, by identifier: the sort of relation and the name of the other part."""
        folder, name = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {} if tree is None else dict(_relations(tree, folder))

    def names(self) -> list[str]:
        """Give the names of all parts."""
        return list(self._names.values())


def parse(data: bytes, name: str, path: str) -> Element:
    """Parse XML without entities, network and depth beyond what libxml2 allows; the strict form as the usual one.

    Raises ReadError for what is not well-formed, and for a document type: no program of an office writes one.
    """
    from lxml import etree

    if b"<!DOCTYPE" in data[:_HEAD]:
        raise ReadError("hostile", path, part=name)
    data = as_usual(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = _first_line(error)
        code = "too-deep" if "depth" in reason.lower() else "damaged"
        raise ReadError(code, path, reason=f"{name}: {reason}") from None
    except ValueError as error:
        raise ReadError("damaged", path, reason=f"{name}: {_first_line(error)}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError("hostile", path, part=name)
    return root


def as_usual(data: bytes) -> bytes:
    """Give XML in the strict form of the standard as in the usual one."""
    for strict, usual in STRICT:
        if strict in data[:4096]:
            data = data.replace(strict, usual)
    return data


def _relations(tree: Element, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for relation in tree.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", "")))
        yield relation.get("Id", ""), (relation.get("Type", ""), target.lstrip("/"))


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
