"""Fields: what they say is shown, how they are made (`HYPERLINK …`, `PAGE`) is not."""

from __future__ import annotations

from typing import Any, Final

from .names import w

#: Fields whose stored result is the number of some page, which a text does not have.
_PAGES: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_MARK: Final = w("fldChar")
_CODE: Final = w("instrText")
_SORT: Final = w("fldCharType")
_DEEPEST: Final = 64


def is_page(code: str | None) -> bool:
    """Tell whether the code of a field asks for the number of a page."""
    return (code or "").split(None, 1)[:1] != [] and (code or "").split(None, 1)[0].upper() in _PAGES


class Fields:
    """The fields that are open where reading has got to; they may run over paragraphs."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []
        self.is_shown = True

    def meet(self, element: Any) -> None:
        """Take notice of a field's mark or code."""
        if element.tag == _CODE:
            if self._open and not self._open[-1][1]:
                code, _ = self._open[-1]
                self._open[-1] = ((code + (element.text or ""))[:200], False)
            return
        if element.tag != _MARK:
            return
        sort = element.get(_SORT)
        if sort == "begin" and len(self._open) < _DEEPEST:
            self._open.append(("", False))
        elif sort == "separate" and self._open:
            self._open[-1] = (self._open[-1][0], True)
        elif sort == "end" and self._open:
            self._open.pop()
        self.is_shown = all(is_result and not is_page(code) for code, is_result in self._open)
