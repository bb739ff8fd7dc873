"""What type checkers see of the public names; checked by mypy, never run."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, assert_type

import vndocs
from vndocs import (
    Alias,
    Amount,
    DateValue,
    Document,
    Link,
    Mention,
    NumberedList,
    Pointer,
    Provision,
    Reference,
    Source,
    Span,
    Target,
)

document = vndocs.parse("Nghị quyết số 24-NQ/HU ngày 05/01/2024")
assert_type(document, Document)
assert_type(vndocs.parse(Source.of("…"), kinds=["dates"], reference_date=datetime.date(2024, 1, 5)), Document)

assert_type(document.references, tuple[Mention[Reference], ...])
assert_type(document.internal, tuple[Mention[Pointer], ...])
assert_type(document.amounts, tuple[Mention[Amount], ...])
assert_type(document.dates, tuple[Mention[DateValue], ...])
assert_type(document.lists, tuple[Mention[NumberedList], ...])
assert_type(document.of(Reference), tuple[Mention[Reference], ...])
assert_type(document.at(3), tuple[Mention[Any], ...])

mention = document.references[0]
assert_type(mention.value, Reference)
assert_type(mention.span, Span)
assert_type(mention.text, str)
assert_type(mention.parts, Mapping[str, Span])
assert_type(mention.link, Link | None)
assert mention.link is not None
assert_type(mention.link.target, Target | None)
assert_type(mention.link.candidates, tuple[Target, ...])
assert_type(mention.link.evidence, Span | None)
assert_type(document.aliases, tuple[Alias, ...])
assert_type(document.is_resolved, bool)
assert_type(vndocs.parse("…", resolve=False), Document)
assert_type(vndocs.parse("…", sentences="underthesea"), Document)
assert_type(mention.value.code, str | None)
assert_type(mention.value.provisions, tuple[Provision, ...])

amount = vndocs.amounts.parse("1,5 tỷ đồng")
assert_type(amount, Amount)
assert_type(amount.value, Decimal | None)
assert_type(amount.currency, str)
assert_type(vndocs.amounts.find("1,5 tỷ đồng"), list[Mention[Amount]])
assert_type(vndocs.amounts.format(amount, "words"), str)
assert_type(vndocs.references.parse("24-NQ/HU"), Reference)
assert_type(vndocs.provisions.parse("Điều 5"), Pointer)
assert_type(vndocs.dates.parse("quý I/2024"), DateValue)
assert_type(vndocs.dates.parse("quý I/2024").date, datetime.date | None)
assert_type(vndocs.lists.parse("(1) một; (2) hai"), NumberedList)
assert_type(vndocs.format(amount), str)

assert_type(document.to_record(), dict[str, Any])
assert_type(Document.from_record({}), Document)
assert_type(document.rewrite("official").text, str)
assert_type(document.rewrite(lambda mention: None).text, str)
