"""RTF as a source: one pass over groups, control words and letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ...text.origin import Section
from ..building import Builder
from ..errors import ReadError
from ..finishing import finish
from .fonts import Font, fonts
from .places import RtfPlaces

if TYPE_CHECKING:
    from ...text.source import Source

_TOKEN: Final = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_DEEPEST: Final = 2000
_CODE_PAGE: Final = re.compile(r"\\ansicpg(\d{3,5})")
_HIGH: Final = range(0xD800, 0xDC00)


class _Group:
    """What holds inside a pair of braces."""

    __slots__ = (
        "apart",
        "font",
        "is_deleted",
        "is_hidden",
        "is_number",
        "is_skipped",
        "is_starred",
        "skip",
        "skips_next",
    )

    def __init__(self, above: _Group | None, font: Font) -> None:
        self.font: Font = above.font if above else font
        self.skip: int = above.skip if above else 1
        self.is_skipped: bool = above is not None and above.is_skipped
        self.is_hidden: bool = above is not None and above.is_hidden
        self.is_deleted: bool = above is not None and above.is_deleted
        self.is_number: bool = above is not None and above.is_number
        self.is_starred = False
        self.apart: str | None = None
        self.skips_next = False


def read(data: bytes, name: str) -> Source:
    """Read rich text.

    Raises ReadError when it is nested too deeply or breaks off before its first letter.
    """
    reader = _Reader(data.decode("latin-1"), name)
    reader.run()
    return finish(reader.builder, "rtf", name, reader.places)


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        words = load(__package__, "words.toml")
        self.text, self.name = text, name
        self.builder = Builder()
        self.places = RtfPlaces(self.builder.pieces)
        page = _CODE_PAGE.search(text, 0, 4096)
        default = f"cp{page[1]}" if page and _is_known(f"cp{page[1]}") else "cp1252"
        table = text.find("\\fonttbl")
        self._fonts = fonts(text, table, words["charsets"], default) if table >= 0 else {}
        self._font = Font(default, None)
        self._skipped, self._read = frozenset(words["skipped"]), frozenset(words["read"])
        self._apart, self._numbers, self._signs = words["apart"], frozenset(words["numbers"]), words["signs"]
        self._groups = [_Group(None, self._font)]
        self._to_skip = 0
        self._high = 0
        self._later: list[tuple[str, int, int, int]] = []
        self._has_break = False

    def run(self) -> None:
        """Read the whole text, then what stands apart from it."""
        end = self._tokens(0, 1)
        if not self.builder.length and len(self._groups) > 1:
            raise ReadError("damaged", self.name, reason=f"it breaks off at byte {end}")
        self._write_later()

    def _tokens(self, at: int, deep: int) -> int:
        """Read on from an offset until fewer groups are open than asked for; gives where that is."""
        text = self.text
        while len(self._groups) >= deep and (match := _TOKEN.match(text, at)):
            at = match.end()
            group = self._groups[-1]
            word, number, code, sign, brace, plain = match.groups()
            if plain is not None:
                self._plain(plain, match.start(), group)
            elif code is not None:
                self._byte(int(code, 16), match.start(), at, group)
            elif word == "bin" and number:
                at += max(0, int(number))
            elif word is not None:
                self._word(word, int(number) if number else None, match.start(), at, group)
            elif brace == "{":
                self._begin()
            elif brace == "}":
                self._end()
            elif sign is not None:
                self._sign(sign, match.start(), at, group)
        return at

    def _begin(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise ReadError("too-deep", self.name, reason=f"{_DEEPEST} groups")
        above = self._groups[-1]
        group = _Group(above, self._font)
        # Of a text that is written twice, for old programs and in Unicode, the second is read.
        group.is_skipped = group.is_skipped or above.skips_next
        above.skips_next = False
        self._groups.append(group)
        self._to_skip = 0

    def _end(self) -> None:
        if len(self._groups) > 1:
            self._groups.pop()
        self._to_skip = 0

    def _plain(self, plain: str, start: int, group: _Group) -> None:
        dropped = min(self._to_skip, len(plain))
        self._to_skip -= dropped
        plain = plain[dropped:]
        if plain and self._is_shown(group):
            self._add(plain, self.places.number(start + dropped, start + dropped + 1), group)

    def _byte(self, code: int, start: int, end: int, group: _Group) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif self._is_shown(group):
            # Old fonts have letters where encodings of Windows have none.
            encoding = "cp1252" if group.font.old else group.font.encoding
            char = bytes((code,)).decode(encoding, "replace")
            char = bytes((code,)).decode("latin-1") if char == "\ufffd" else char
            self._add(char, self.places.number(start, end), group)

    def _sign(self, sign: str, start: int, end: int, group: _Group) -> None:
        if sign == "*":
            group.is_starred = True
        elif self._to_skip and sign in "\\{}~_-":
            self._to_skip -= 1
        elif self._is_shown(group):
            if sign in "\r\n":
                self._break("\n")
            elif char := {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}.get(sign):
                self._add(char, self.places.number(start, end), group)

    def _word(self, word: str, number: int | None, start: int, end: int, group: _Group) -> None:
        if word == "u" and number is not None:
            self._unicode(number % 65536, start, end, group)
        elif word in self._apart:
            group.apart = self._apart[word]
            self._aside(group, start)
        elif word in self._skipped or (group.is_starred and word not in self._read and word not in self._apart):
            group.is_skipped = group.is_skipped or group.is_starred or word in self._skipped
        elif word in self._numbers:
            group.is_number = True
        elif word == "f" and number in self._fonts:
            group.font = self._fonts[number]
        elif word == "upr":
            group.skips_next = True
        elif word == "uc":
            group.skip = number if number is not None and 0 <= number < 16 else 1
        elif word in ("v", "deleted", "plain"):
            self._property(word, number, group)
        elif self._is_shown(group):
            self._shown(word, start, end, group)
        group.is_starred = group.is_starred and word == "*"

    def _property(self, word: str, number: int | None, group: _Group) -> None:
        if word == "plain":
            group.is_hidden = group.is_deleted = False
            group.font = self._font
        elif word == "v":
            group.is_hidden = number != 0
            self.builder.left_out["hidden"] += group.is_hidden and not group.is_skipped
        else:
            group.is_deleted = number != 0
            self.builder.left_out["deletions"] += group.is_deleted and not group.is_skipped

    def _shown(self, word: str, start: int, end: int, group: _Group) -> None:
        if word in ("par", "sect", "page", "row", "nestrow"):
            self._break("\n" if not self.builder.begins_line() or word != "par" else "\n\n")
            self._has_break = word == "par"
        elif word in ("cell", "nestcell"):
            if self._has_break:
                self._break("\n\n")
            elif self.builder.length:
                self.builder.fill("\t")
        elif word in self._signs:
            self._add(self._signs[word], self.places.number(start, end), group)

    def _unicode(self, code: int, start: int, end: int, group: _Group) -> None:
        self._to_skip = group.skip
        if code in _HIGH:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        if self._is_shown(group):
            self._add(chr(code), self.places.number(start, end), group)

    def _break(self, separator: str) -> None:
        self.builder.separate(separator)

    def _add(self, text: str, node: int, group: _Group) -> None:
        if group.is_number:
            # The number that the program wrote beside the text ends in a tab.
            self.builder.skip()
            self.builder.generate(text.replace("\t", " "))
        else:
            self.builder.add(text, node, 0, group.font.old)

    def _aside(self, group: _Group, start: int) -> None:
        """Keep what stands apart for the end of the text: the group is read again there."""
        if len(self._groups) > 1 and not group.is_skipped:
            self._later.append((group.apart or "", self.builder.length, start, len(self._later)))
            self.builder.skip()
        group.is_skipped = True

    def _write_later(self) -> None:
        order = {"footnote": 0, "header": 1, "footer": 2}
        for kind, anchor, start, _ in sorted(self._later, key=lambda each: (order.get(each[0], 3), each[3])):
            self.builder.separate("\n\n")
            self.builder.skip()
            watched = self.builder.watch()
            match = _TOKEN.match(self.text, start)
            self._groups = [_Group(None, self._font), _Group(None, self._font)]
            self._tokens(match.end() if match else start, 2)
            if watched:
                note = anchor if kind == "footnote" else None
                self.builder.sections.append(Section(kind, self.builder.since(watched), note))

    def _is_shown(self, group: _Group) -> bool:
        if not group.is_skipped and (group.is_hidden or group.is_deleted):
            self.builder.skip()
        return not (group.is_skipped or group.is_hidden or group.is_deleted)


def _is_known(encoding: str) -> bool:
    try:
        b"".decode(encoding)
    except LookupError:
        return False
    return True
