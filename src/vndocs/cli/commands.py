"""The commands and their options; each calls one function of the library. Their help lies in `messages.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from typer.main import get_command

from .._version import __version__
from ..text.messages import Language, say
from .errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

app: Final = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, no_args_is_help=True
)

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", show_default=False)]
File = Annotated[str | None, typer.Argument(metavar="FILE", show_default=False)]
Kinds = Annotated[str | None, typer.Option("--kinds", "-k", metavar="KIND,...", show_default=False)]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", show_default=False)]
Sample = Annotated[bool, typer.Option("--sample", show_default=False)]


def application(lang: Language) -> Callable[..., Any]:
    """Give the command with its help in a language."""
    # The commands of check, registry and explanations register themselves with the application.
    from . import check_commands, explain_commands, registry_commands  # noqa: F401

    command: Any = get_command(app)
    for prefix, part in _parts("help", command):
        part.help = f"{say(__package__, prefix, lang)}\n\n\b\n{say(__package__, f'{prefix}-examples', lang)}"
        part.short_help = say(__package__, prefix, lang)
        for parameter in [*part.params, part.get_help_option(typer.Context(part))]:
            key = "help-help" if parameter.name == "help" else f"{prefix}-{parameter.name}"
            # The metavar says what is expected, more plainly than a Python type behind it.
            parameter.display_type = lambda _: ""
            parameter.help = say(__package__, key, lang)
    return lambda **call: command(obj=lang, **call)


def _parts(prefix: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Give a command and those below it, each with the beginning of the keys of its help."""
    yield prefix, command
    for name, part in getattr(command, "commands", {}).items():
        yield from _parts(f"{prefix}-{name}", part)


@app.callback(invoke_without_command=True)
def vndocs(
    version: Annotated[bool, typer.Option("--version", show_default=False)] = False,
    lang: Annotated[str, typer.Option("--lang", metavar="vi|en", show_default=False)] = "en",
) -> None:
    """Show the version; the language was settled before."""
    if version:
        print(__version__)
        raise typer.Exit


@app.command()
def extract(
    context: typer.Context,
    paths: Paths = None,
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", show_default=False)] = None,
    output: Output = None,
    kinds: Kinds = None,
    workers: Annotated[int | None, typer.Option("--workers", "-j", min=1, metavar="N", show_default=False)] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, metavar="BYTES", show_default=False)] = None,
    bom: Annotated[bool, typer.Option("--bom", show_default=False)] = False,
    rows: Annotated[str | None, typer.Option("--from", metavar="SORT", show_default=False)] = None,
    text: Annotated[str, typer.Option("--text", metavar="COLUMN", show_default=False)] = "text",
    name: Annotated[str | None, typer.Option("--id", metavar="COLUMN", show_default=False)] = None,
    split: Annotated[int | None, typer.Option("--split", min=1, metavar="N", show_default=False)] = None,
    errors: Annotated[str | None, typer.Option("--errors", metavar="FILE", show_default=False)] = None,
    resume: Annotated[bool, typer.Option("--resume", show_default=False)] = False,
    time_limit: Annotated[float | None, typer.Option("--time-limit", metavar="SECONDS", show_default=False)] = None,
    sample: Sample = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", show_default=False)] = False,
) -> int:
    """Write the entities of many documents."""
    inputs = named_inputs(paths, sample)
    from ..batch import Columns
    from .extracting import run

    if time_limit is not None and time_limit <= 0:
        raise CommandError("bad-time-limit", given=f"{time_limit:g}")
    options: dict[str, Any] = {"kinds": named_kinds(kinds), "workers": workers, "lang": context.obj}
    options |= {"columns": Columns(text, name), "sort": rows, "time_limit": time_limit}
    if limit:
        options["limit"] = limit
    ways = {"errors": errors, "resume": resume, "split": split}
    return run(inputs, output, format, bom=bom, is_quiet=quiet, ways=ways, options=options)


@app.command()
def show(context: typer.Context, file: File = None, kinds: Kinds = None, sample: Sample = False) -> None:
    """Print one document with its entities coloured."""
    [path, *_] = named_inputs([file] if file else None, sample)
    from .showing import run

    run(path, named_kinds(kinds), context.obj)


@app.command()
def rewrite(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False)],
    style: Annotated[list[str] | None, typer.Option("--style", "-s", metavar="STYLE", show_default=False)] = None,
    output: Output = None,
    track: Annotated[str | None, typer.Option("--track", metavar="AUTHOR", show_default=False)] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", show_default=False)] = None,
) -> None:
    """Write a file again with its entities in a style."""
    from .rewriting import run

    run(file, output, style or ["official"], track, date, context.obj)


@app.command()
def annotate(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False)],
    output: Output = None,
    kinds: Kinds = None,
) -> None:
    """Write a page that shows the entities of a document where they stand."""
    from .annotating import run

    run(file, output, named_kinds(kinds), context.obj)


@app.command(context_settings={"ignore_unknown_options": True})
def words(
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER", show_default=False)],
    zero: Annotated[str, typer.Option("--zero", metavar="linh|lẻ", show_default=False)] = "linh",
    thousand: Annotated[str, typer.Option("--thousand", metavar="nghìn|ngàn", show_default=False)] = "nghìn",
    currency: Annotated[str | None, typer.Option("--currency", "-c", metavar="CODE", show_default=False)] = None,
) -> None:
    """Write numbers in words."""
    from .wording import in_words

    written = [in_words(number, zero=zero, thousand=thousand, currency=currency) for number in numbers]
    print(*written, sep="\n")


def named_kinds(given: str | None) -> list[str] | None:
    """Give the kinds that were named, all where none was."""
    return None if given is None else [kind.strip() for kind in given.split(",")]


def named_inputs(paths: list[str] | None, sample: bool) -> list[Any]:
    """Give what was named, with the sample where it is asked for; raises CommandError where nothing was."""
    if sample:
        from .. import samples
        from ..batch import Item

        data = samples.read()
        return [Item(samples.NAMES[0], len(data), data), *(paths or [])]
    if not paths:
        raise CommandError("nothing-named")
    return list(paths)
