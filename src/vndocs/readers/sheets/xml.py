"""Parts of a workbook, element by element: a sheet of a hundred thousand rows never stands in memory whole."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from ..docx.package import as_usual
from ..errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..docx.package import Package

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD: Final = 1 << 16


def m(name: str) -> str:
    """Give a name of the main namespace as lxml writes it."""
    return f"{{{_MAIN}}}{name}"


def elements(package: Package, part: str, names: Sequence[str]) -> Iterator[Any]:
    """Give the elements of some names in a part, each whole and forgotten when the next is asked for.

    Raises ReadError for a part that is absent or not well-formed, nested too deeply, or declares a document type.
    """
    from lxml import etree

    data = package.part(part)
    if data is None:
        raise ReadError("damaged", package.path, reason=f"no {part}")
    if b"<!DOCTYPE" in data[:_HEAD]:
        raise ReadError("hostile", package.path, part=part)
    data = as_usual(data)
    tags = tuple(map(m, names))
    try:
        walk = etree.iterparse(
            io.BytesIO(data),
            tag=tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for _, element in walk:
            yield element
            element.clear()
            while (before := element.getprevious()) is not None and before.tag in tags:
                element.getparent().remove(before)
    except etree.XMLSyntaxError as error:
        reason = (str(error) or "not well-formed").splitlines()[0][:200]
        code = "too-deep" if "depth" in reason.lower() else "damaged"
        raise ReadError(code, package.path, reason=f"{part}: {reason}") from None
