"""A PDF as a source, page by page: only the text, four bytes a character for its place and five pages are in memory."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from ...text.origin import Section
from ...text.source import Source
from ..building import Builder
from ..errors import ReadError
from ..extras import need
from ..finishing import finish
from .blocks import blocks
from .frames import Page, framed
from .glyphs import View, stretches
from .lines import Row, as_line, rows
from .paragraphs import Paragraphs
from .places import PdfPlaces
from .rules import grids
from .tables import cut, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_REACH: Final = 2
_PASSWORD: Final = "password"
#: Margins are those of all lines but so many in a hundred at each side, which stick out.
_STICKING: Final = 0.05


#: PDFium keeps what it has read of a document until that is closed: it is opened anew after so many pages, but not
#: more often than so many times, since it reads the list of all objects each time.
_PAGES: Final = 64
_OPENINGS: Final = 32


def read(data: bytes | BinaryIO, name: str) -> Source:
    """Read the text layer of a PDF, in memory or an open file, in reading order.

    Raises ReadError when the file is damaged or encrypted, has no text (a scan), or pypdfium2 is not installed.
    """
    need("pypdfium2", "pdf", name)
    reader = _Reader(data, name)
    try:
        return reader.read()
    finally:
        reader.document.close()


class _Reader:
    def __init__(self, data: bytes | BinaryIO, name: str) -> None:
        self.data, self.name = data, name
        self.document = _opened(data, name)
        self.builder = Builder()
        self.places = PdfPlaces(self.builder.pieces)
        self.paragraphs = Paragraphs(self.builder, self.places)
        #: Of each page header and footer, by what it says without numbers: its text, and its line among the places.
        self._frames: dict[tuple[str, str], tuple[str, int]] = {}
        self._empty = 0

    def read(self) -> Source:
        previous: list[Page] = []
        pages = self._pages()
        # Left and right pages have frames of their own: the pages before last and after next are looked at as well.
        coming = deque(islice(pages, _REACH + 1))
        count = 0
        while coming:
            page = coming.popleft()
            self._page(page, [*previous, *coming])
            previous = [*previous, page][-_REACH:]
            coming.extend(islice(pages, 1))
            count += 1
        if not self.builder.length:
            raise (
                ReadError("no-text", self.name, pages=count)
                if count
                else ReadError("damaged", self.name, reason="no page")
            )
        if self._empty:
            self.builder.left_out["pages without text"] = self._empty
        for (kind, _), (text, node) in sorted(self._frames.items(), key=lambda item: item[0][0] != "header"):
            self._apart(kind, text, node)
        return finish(self.builder, "pdf", self.name, self.places)

    def _pages(self) -> Iterator[Page]:
        import pypdfium2

        count = len(self.document)
        often = max(_PAGES, count // _OPENINGS)
        for index in range(count):
            if index and index % often == 0:
                self.document.close()
                self.document = _opened(self.data, self.name)
            try:
                page = self.document[index]
            except pypdfium2.PdfiumError:
                # A page that the file promises and does not hold.
                self.builder.left_out["damaged pages"] += 1
                self.places.begin(View(0, 0, 0))
                continue
            try:
                turns = page.get_rotation() // 90
                width, height = page.get_size()
                view = View(*((height, width) if turns % 2 else (width, height)), turns)
                self.places.begin(view)
                found, tables = cut(list(stretches(page, view)), grids(page, view))
                yield Page(index + 1, height, rows(found), tables)
            finally:
                page.close()

    def _page(self, page: Page, neighbours: list[Page]) -> None:
        self._empty += not page.rows and not page.tables
        headers, footers, numbers = framed(page, neighbours)
        self.builder.left_out["page numbers"] += numbers
        for kind, found in (("header", headers), ("footer", footers)):
            for index in sorted(found):
                line = as_line(page.rows[index])
                key = kind, "".join(filter(str.isalpha, line.text))
                if key[1] and key not in self._frames:
                    self._frames[key] = line.text, self.places.number(line.glyphs, page.number)
        body = [row for index, row in enumerate(page.rows) if index not in headers and index not in footers]
        is_first = page.number == 1
        for table in page.tables:
            above = [row for row in body if row[0].top + row[0].bottom > 2 * table.top]
            self._blocks(above, page, body, is_first=is_first)
            write(table, self.paragraphs, page.number)
            body = body[len(above) :]
            is_first = False
        self._blocks(body, page, body, is_first=is_first)

    def _blocks(self, rows: list[Row], page: Page, body: list[Row], *, is_first: bool) -> None:
        for block in blocks(rows, page.height, is_first=is_first):
            wide = block.lines if len(block.lines) > 2 else [line for row in body for line in row]
            lefts, rights = sorted(line.left for line in wide), sorted(line.right for line in wide)
            sticking = int(_STICKING * len(wide))
            self.paragraphs.write(block, page.number, lefts[sticking], rights[-1 - sticking])

    def _apart(self, kind: str, text: str, node: int) -> None:
        self.builder.separate("\n\n")
        watched = self.builder.watch()
        self.builder.add(text, node)
        self.builder.sections.append(Section(kind, self.builder.since(watched)))


def _opened(data: bytes | BinaryIO, name: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise ReadError("encrypted", name) from None
        raise ReadError("damaged", name, reason=str(error).splitlines()[0][:200]) from None
