"""What mentions mean, on passages that a lawyer can read: `tests/resolution/`, scored by `tools/resolution_set.py`."""

import time

import pytest

import vndocs

from .scripts import load

scoring = load("resolution_set")

#: Of the links that are made, so many are right at least; a wrong link is worse than none.
PRECISION = 0.98
#: Of all marks, links and what is left open, so many come out as the passage says.
AS_MARKED = 0.95


def test_the_set_is_large_enough_and_a_third_of_it_was_kept_aside():
    """At least 120 passages, every third or more not looked at while the rules were tuned; each has a mark."""
    passages = scoring.passages()
    aside = [passage for passage in passages if passage.file in scoring.ASIDE]

    assert len(passages) >= 120
    assert len(aside) * 3 >= len(passages)
    assert all(passage.marks for passage in passages)


@pytest.mark.parametrize("form", scoring.FORMS)
@pytest.mark.parametrize("which", ["tuned", *scoring.ASIDE])
def test_links_are_right(form, which):
    """The links that are made are right, composed, decomposed and wrapped by hand; the rest is left open."""
    found, judged = scoring.figures(form, which=which)
    print(f"\n{form}, {which}: {found}")

    wrong = [f"{one.passage.title}: {one.what}" for one in judged if one.outcome in ("wrong", "fault")]
    assert found.precision >= PRECISION, wrong
    assert found.recall >= AS_MARKED
    assert found.counts["abstained"] > 0


def test_how_documents_are_used_is_right():
    """Relations are read from the words in front, and said of the document that they are said of."""
    found, _ = scoring.figures()
    relations = found.counts["relation"] + found.counts["wrong relation"]

    assert found.counts["relation"] >= 0.97 * relations > 50


@pytest.mark.parametrize("number", range(1, 10))
def test_the_traps_of_other_extractors_catch_nothing(number):
    """Each trap comes out as its passage says, in every form."""
    [passage] = [passage for passage in scoring.passages() if passage.title.startswith(f"Trap {number}.")]

    for form in scoring.FORMS:
        outcomes = {one.outcome for one in scoring.judge(passage, form)}
        assert outcomes <= {"right", "abstained", "relation"}


def test_one_page_means_the_same_in_every_form():
    """Composed, decomposed and wrapped by hand, the same page has the same targets."""
    page = next(passage for passage in scoring.passages() if passage.title.startswith("Trap 4."))
    seen = []
    for form in scoring.FORMS:
        raw, _ = scoring.FORMS[form](page.text)
        document = vndocs.parse(raw)
        links = [mention.link for mention in document.references] + [mention.link for mention in document.internal]
        targets = [link.target for link in links if link is not None and link.target is not None]
        seen.append([(target.kind, target.code, target.provisions) for target in targets])

    assert seen[0]
    assert seen == [seen[0]] * len(seen)


@pytest.mark.parametrize(
    "unit",
    [
        "Nghị định số 5/2020/NĐ-CP (sau đây gọi tắt là Nghị định 5); ",
        "theo Điều 7 và khoản 2 Điều 5; ",
        "Nghị định nêu trên, Nghị định đó, ",
        "Điều 1. Một\n1. Hai theo khoản này\na) Ba\n",
        "1. Sửa đổi Điều 5 như sau:\n“Điều 5. Luật này”\n",
        "“(sau đây gọi là ",
        "PHỤ LỤC\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\n",
    ],
    ids=["aliases", "bare", "pointing", "units", "quotes", "openings", "parts"],
)
def test_time_grows_with_the_text(unit):
    """Twice as much of what is hard takes about twice as long."""

    def seconds(count):
        document = vndocs.parse(unit * count)
        began = time.process_time()
        _ = document.aliases
        return time.process_time() - began

    seconds(50)
    once, twice = (min(seconds(count) for _ in range(3)) for count in (600, 1200))

    assert twice < 3 * once + 0.05
