"""A registry of one million documents: how long it takes to build, how large it gets, how fast it answers.

    python benchmarks/registry.py [PATH…] [--rows 1000000] [--rounds 5] [--gate]

The rows are made up by counting: types, years, bodies and places of every kind. What checking adds is given as a part
of the time of parsing, over the bodies of `speed.py` (PATH as there), with this registry; no round profits from what
the one before remembered.

Parsing here is parsing with its links: `parse` promises what short forms and pointers mean, and makes these links when
`document.resolved` is first touched; most uses touch it, and so do four of the rules, for some texts. So it is touched
before the check begins, and counts as parsing. The other figure stands beside it: without the links in the time of
parsing, so that the check makes those that it needs. The layout is no part of either; a check needs none of it.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bodies import bodies
from caches import forget
from limits import beyond
from timing import once

import vndocs
from vndocs.registry import Registry, build, open_registry

TYPES = ("QĐ", "KH", "BC", "TB", "TTr", "CV", "NQ", "CT", "HD", "GM")
BODIES = ("UBND", "HĐND", "SNV", "STC", "VP", "BTC", "BNV", "BYT")
LOOKUPS = 20_000
#: So many codes are asked for at once, as a text of some length does.
BATCH = 50


def code(number: int) -> str:
    """Give the code of the row with this number."""
    kind = TYPES[number % len(TYPES)]
    body = BODIES[number // len(TYPES) % len(BODIES)]
    return f"{number // 80 % 4000 + 1}/{kind}-{body}" if kind != "CV" else f"{number // 80 % 4000 + 1}/{body}-VP"


def lines(rows: int) -> Iterator[str]:
    """Give the rows of a table."""
    yield "type,code,issued,issuer,title,articles\n"
    for number in range(rows):
        kind = TYPES[number % len(TYPES)]
        year, day = 2010 + number // 320_000, number % 28 + 1
        issued = f"{year}-{number % 12 + 1:02}-{day:02}"
        yield f"{kind},{code(number)},{issued},Ủy ban nhân dân xã Tân Phú {number},kế hoạch số {number},\n"


def child(table: str, target: str) -> None:
    """Build in a process of its own, whose peak of memory is told behind it."""
    begin = time.perf_counter()
    done = build(target, [table], is_replacing=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(done.added, time.perf_counter() - begin, peak)


def lookups(registry: Registry, rows: int) -> tuple[float, float]:
    """Give the microseconds of a look-up, alone and in batches, by codes that were not asked for before."""
    chosen = random.Random(5)
    codes = [code(chosen.randrange(rows)) + "x" * (number % 2) for number in range(LOOKUPS)]
    registry.forget()
    single = once(lambda: [registry.by_code((each,)) for each in codes[: LOOKUPS // 10]])
    registry.forget()
    batches = once(lambda: [registry.by_code(codes[at : at + BATCH]) for at in range(0, LOOKUPS, BATCH)])
    return single / (LOOKUPS // 10) * 1e6, batches / LOOKUPS * 1e6


def added(texts: list[str], registry: Registry, rounds: int, *, is_linked: bool) -> float:
    """Give what checking adds to parsing, the best of some rounds; all begin without what was remembered.

    One document is parsed, checked and let go before the next, as a user does it: a thousand that are kept would have
    the collector of garbage look through all of them time and again. With `is_linked` the links are made before the
    check, as a part of parsing.
    """
    parts = []
    for _ in range(rounds):
        forget()
        registry.forget()
        parsing = checking = 0.0
        for text in texts:
            begin = time.process_time()
            document = vndocs.parse(text)
            if is_linked and document.resolved is None:
                raise AssertionError("expected a document with links")
            middle = time.process_time()
            vndocs.check(document, registry)
            parsing, checking = parsing + middle - begin, checking + time.process_time() - middle
        parts.append(checking / parsing)
    return min(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(*given.child)
        return 0
    is_beyond = False
    with tempfile.TemporaryDirectory() as folder:
        table, target = Path(folder, "rows.csv"), Path(folder, "so.sqlite")
        with table.open("w", encoding="utf-8") as file:
            file.writelines(lines(given.rows))
        done = subprocess.run(
            [sys.executable, __file__, "--child", str(table), str(target)], check=True, capture_output=True, text=True
        )
        count, seconds, peak = map(float, done.stdout.split())
        size = target.stat().st_size / 1e6
        with open_registry(target) as registry:
            print(f"{int(count):,} documents, {size:.0f} MB: built in {seconds:.0f} s in {peak:.0f} MB of memory")
            single, batch = lookups(registry, given.rows)
            print(f"look-up of a code: {single:.0f} µs alone, {batch:.1f} µs among {BATCH}")
            begin = time.perf_counter()
            registry.find("quyet dinh 45 ubnd")
            print(f"find, as a person types: {(time.perf_counter() - begin) * 1000:.0f} ms")
            vndocs.check("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", registry)
            for body in bodies(given.paths):
                part, bare = (added(body.texts, registry, given.rounds, is_linked=linked) for linked in (True, False))
                print(f"checking {body.name}: {part:.0%} of the time of parsing with links, {bare:.0%} without them")
                is_beyond |= beyond("checking", part, body.name)
        is_beyond |= beyond("look-up", batch)
    return 1 if is_beyond and given.gate else 0


if __name__ == "__main__":
    sys.exit(main())
