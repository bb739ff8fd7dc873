"""A web page as a source: blocks as lines, tables by rows, blanks as a browser shows them."""

from __future__ import annotations

import re
from typing import Any, Final

from ...text.lexicon import load
from ...text.source import Source
from ..building import Builder
from ..errors import ReadError
from ..extras import need
from ..finishing import finish
from .charset import decoded
from .menus import menus
from .ordered import marker
from .places import HtmlPlaces
from .tables import Grid

_CUT_OFF: Final = "ERR_RESOURCE_LIMIT"
_STRETCH: Final = re.compile(r"[^ \t\n\r\f]+(?:[ \t\n\r\f][^ \t\n\r\f]+)*")
_HIDING: Final = re.compile(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all", re.I
)
_BLANKS: Final = str.maketrans("\t\n\r\f", "    ")
_LINE_ENDS: Final = str.maketrans("\r\f", "\n\n")


def read(data: bytes, name: str) -> Source:
    """Read a page as a browser shows it, without menus and what is hidden.

    Raises ReadError when it is empty of elements, nested too deeply, does not decode, or lxml is not installed.
    """
    need("lxml", "html", name)
    text, encoding = decoded(data, name)
    root = parse(text, name)
    builder = Builder()
    places = HtmlPlaces(builder.pieces, root.getroottree(), text)
    _Page(builder, places).read(root)
    return finish(builder, "html", name, places, {"encoding": encoding})


def parse(text: str, name: str) -> Any:
    """Parse the characters of a page into its root element."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=False)
    plain = text.replace("\0", "\ufffd").lstrip("\ufeff").encode("utf-8", "replace")
    try:
        root = etree.fromstring(plain, parser) if plain.strip() else None
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("damaged", name, reason=str(error)[:200]) from None
    # The parser goes no deeper and says so only in its log: the text would end there without a word.
    limit = next((entry.message for entry in parser.error_log if entry.type_name == _CUT_OFF), None)
    if limit is not None:
        raise ReadError("too-deep", name, reason=limit.partition(",")[0])
    if root is None:
        raise ReadError("damaged", name, reason="no element of HTML")
    return root


class _Page:
    """Walks a page without recursion."""

    def __init__(self, builder: Builder, places: HtmlPlaces) -> None:
        words = load(__package__, "visible.toml")
        self.builder, self.places = builder, places
        self._unseen, self._blocks = frozenset(words["unseen"]), frozenset(words["blocks"])
        self._menus, self._roles = frozenset(words["menus"]), frozenset(words["menu_roles"])
        self._verbatim = 0
        self._skipped: Any = None
        self._grid = Grid(builder)

    def read(self, root: Any) -> None:
        from lxml import etree

        left_out = menus(root)
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            tag = element.tag
            if event in ("comment", "pi") or not isinstance(tag, str):
                if event != "end":
                    self._tail(element, root)
                continue
            tag = tag.rpartition(":")[2].lower()
            if event == "start":
                if self._is_left_out(element, tag, left_out):
                    self.builder.skip()
                    walk.skip_subtree()
                    self._skipped = element
                    continue
                self._start(element, tag)
            else:
                if self._skipped is element:
                    self._skipped = None
                else:
                    self._end(element, tag)
                self._tail(element, root)

    def _is_left_out(self, element: Any, tag: str, left_out: frozenset[Any]) -> bool:
        if tag in self._unseen:
            return True
        if tag in self._menus or element.get("role") in self._roles or element in left_out:
            self.builder.left_out["menus"] += 1
            return True
        style = element.get("style")
        if (style and _HIDING.search(style)) or "hidden" in element.attrib or element.get("aria-hidden") == "true":
            self.builder.left_out["hidden"] += 1
            return True
        return False

    def _start(self, element: Any, tag: str) -> None:
        if tag == "br":
            self._line_end()
        elif self._grid.start(element, tag):
            pass
        elif tag in self._blocks:
            self._line_end()
            if tag == "li":
                self.builder.generate(marker(element))
        self._verbatim += tag == "pre"
        self._text(element.text, element, is_tail=False)

    def _end(self, element: Any, tag: str) -> None:
        self._verbatim -= tag == "pre"
        if not self._grid.end(element, tag) and tag in self._blocks:
            # A paragraph without text is an empty line, as entities are not read through it.
            self.builder.separate("\n\n" if tag == "p" and self._is_empty(element) else self._grid.line)

    def _line_end(self) -> None:
        self.builder.separate(self._grid.line)

    @staticmethod
    def _is_empty(element: Any) -> bool:
        return not len(element) and not (element.text or "").strip()

    def _tail(self, element: Any, root: Any) -> None:
        if element is not root and element.getparent() is not None:
            self._text(element.tail, element, is_tail=True)

    def _text(self, text: str | None, element: Any, *, is_tail: bool) -> None:
        if not text or self._grid.is_between:
            return
        builder = self.builder
        if self._verbatim:
            builder.add(text.translate(_LINE_ENDS), self.places.number(element, is_tail=is_tail))
            return
        node = -1
        done = 0
        for match in _STRETCH.finditer(text):
            if match.start() > done:
                self._blank()
            node = self.places.number(element, is_tail=is_tail) if node < 0 else node
            builder.add(match[0].translate(_BLANKS), node, match.start())
            done = match.end()
        if done < len(text):
            self._blank()

    def _blank(self) -> None:
        if not self.builder.begins_line():
            self.builder.separate(" ")
