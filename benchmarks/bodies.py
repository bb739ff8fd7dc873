"""Bodies of text to measure on: folders and files given by the user, or the sample texts that ship with the project."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

SAMPLES = Path(__file__).parent.parent / "examples"
#: A single file is measured as this many characters of itself, document after document.
LENGTH = 2_000_000


class Body(NamedTuple):
    """Documents that are measured together."""

    name: str
    texts: list[str]

    @property
    def characters(self) -> int:
        """How many code points the documents have."""
        return sum(map(len, self.texts))


def read(path: Path) -> str:
    """Read a text as it stands, line ends and all."""
    return path.read_bytes().decode("utf-8")


def bodies(paths: list[Path]) -> list[Body]:
    """Give a body for each path: the documents of a folder, or one file repeated; without paths the samples."""
    found = []
    for path in paths:
        if path.is_dir():
            found.append(Body(path.name, [read(name) for name in sorted(path.glob("*.txt"))]))
        else:
            found.append(repeated(path.stem, [read(path)], LENGTH))
    return found or [samples()]


def repeated(name: str, texts: list[str], characters: int) -> Body:
    """Repeat texts, one document after the other, up to a number of characters."""
    return Body(f"{name} repeated", texts * max(1, characters // sum(map(len, texts))))


def samples(characters: int = LENGTH) -> Body:
    """Give the sample texts of the project, repeated."""
    return repeated("examples", [read(path) for path in sorted(SAMPLES.glob("*.txt"))], characters)


def text_of(characters: int) -> str:
    """Give one text of a length, made of the samples."""
    sample = "\n".join(read(path) for path in sorted(SAMPLES.glob("*.txt"))) + "\n"
    return (sample * (characters // len(sample) + 1))[:characters]
