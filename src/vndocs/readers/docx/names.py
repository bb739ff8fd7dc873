"""Names of WordprocessingML: ECMA-376 Part 1 (ISO/IEC 29500), and the older forms that files still carry."""

from __future__ import annotations

from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
XML: Final = "http://www.w3.org/XML/1998/namespace"

#: The strict form of the standard has namespaces of its own for the same names.
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH.encode()),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
)


def w(name: str) -> str:
    """Give a name of the main namespace as lxml writes it."""
    return f"{{{MAIN}}}{name}"


P: Final = w("p")
R: Final = w("r")
T: Final = w("t")
TABLE: Final = w("tbl")
ROW: Final = w("tr")
CELL: Final = w("tc")
VALUE: Final = w("val")
TEXT_BOX: Final = w("txbxContent")
ALTERNATE: Final = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE: Final = f"{{{COMPATIBILITY}}}Choice"
FALLBACK: Final = f"{{{COMPATIBILITY}}}Fallback"
MATH_TEXT: Final = f"{{{MATH}}}t"
FORMULAS: Final = frozenset((f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara"))

#: What is no longer in the text: deleted, or moved elsewhere.
DELETED: Final = frozenset((w("del"), w("moveFrom")))
#: What a paragraph holds runs in, besides itself.
INLINE: Final = frozenset(
    map(w, ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo"))
)
#: What a body, a cell or a note holds paragraphs and tables in, besides itself.
BLOCKS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))

_FALSE: Final = frozenset(("0", "false", "off", "none"))


def is_on(element: object) -> bool:
    """Tell whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and element.get(VALUE) not in _FALSE  # type: ignore[attr-defined]
