"""The document's own number in its header, with the issuer, date and title that stand around it.

`Số: 06/2024/QĐ-UBND` under the issuer's name and beside place and date; the type's name and the title below
(30/2020/NĐ-CP Annex I). Metadata printed with a document (`Số hiệu:`) counts as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from ..entities.references import naming

_REACH: Final = 3000
_LINE_START: Final = re.compile(r"(?:^|\n|\|)[ \t*_>#|]*$")
_LABEL: Final = re.compile(r"(?:^|\n|\|)[ \t*_>#|-]*(?:số[ ]?(?:hiệu|/ký hiệu|, ký hiệu)?|số và ký hiệu|ký hiệu)[ ]?(?:văn bản)?[ \t*_]*:?[ \t\n*_|]*$", re.IGNORECASE)
_LINE_END: Final = re.compile(r"[ \t*_)]*(?:$|\n|\||\t|[ ]{2,})|[ \t*_]*(?:V/v|Về)")


def mark_own(text: str, drafts: Sequence[Any], dates: Sequence[Any]) -> None:
    """Mark the references that are the document's own number."""
    code = None
    for draft in drafts:
        core = draft.core
        if core.start > _REACH:
            break
        if core.kind != "symbol" or draft.provisions or (code is not None and draft.code != code):
            continue
        before = text[max(0, core.start - 60) : core.start]
        is_label = core.has_number_word and core.type_name is None and _LINE_START.search(before)
        is_titled = core.type_name is not None and core.has_number_word and text[core.start : core.start + 1].isupper() and _LINE_START.search(before)
        is_metadata = core.type_name is None and not core.has_number_word and _LABEL.search(before)
        if not (is_label or is_titled or is_metadata) or _LINE_END.match(text, core.end) is None:
            continue
        if is_titled and text[max(core.start, core.code_start - 2) : core.code_start].strip() != ":" and code is None and not _is_plenary(draft.code):
            continue
        code = draft.code
        draft.role = "own"
