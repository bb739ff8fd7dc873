"""`vndocs registry build | import | export | add | find | diff | stats`: their options."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from .commands import app

registry: Final = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(registry, name="registry")

Where = Annotated[str, typer.Argument(metavar="REGISTRY", show_default=False)]
Inputs = Annotated[list[str], typer.Argument(metavar="PATH", show_default=False)]
Replace = Annotated[bool, typer.Option("--replace", show_default=False)]
Partial = Annotated[bool, typer.Option("--partial", show_default=False)]
IgnoreUnknown = Annotated[bool, typer.Option("--ignore-unknown", show_default=False)]
Covers = Annotated[list[str] | None, typer.Option("--covers", metavar="TYPE,ISSUER,YEARS", show_default=False)]
Json = Annotated[bool, typer.Option("--json", show_default=False)]
Named = Annotated[str | None, typer.Option("--registry", "-r", metavar="REGISTRY", show_default=False)]


@registry.command()
def build(
    context: typer.Context,
    path: Where,
    inputs: Inputs,
    covers: Covers = None,
    partial: Partial = False,
    replace: Replace = False,
    ignore_unknown: IgnoreUnknown = False,
) -> int:
    """Build a registry."""
    from .registering import run_build

    asked = {"partial": partial, "replace": replace, "ignore_unknown": ignore_unknown}
    return run_build(path, inputs, context.obj, covers=covers or [], **asked)


@registry.command("import")
def import_(
    context: typer.Context,
    path: Where,
    inputs: Inputs,
    covers: Covers = None,
    partial: Partial = False,
    replace: Replace = False,
    ignore_unknown: IgnoreUnknown = False,
) -> int:
    """Take rows into a registry."""
    from .registering import run_import

    asked = {"partial": partial, "replace": replace, "ignore_unknown": ignore_unknown}
    return run_import(path, inputs, context.obj, covers=covers or [], **asked)


@registry.command()
def export(
    context: typer.Context,
    path: Where,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", show_default=False)] = None,
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", show_default=False)] = None,
) -> None:
    """Write a registry out."""
    from .registering import run_export

    run_export(path, output, format, context.obj)


@registry.command()
def add(
    context: typer.Context,
    path: Where,
    code: Annotated[str | None, typer.Argument(metavar="CODE", show_default=False)] = None,
    type: Annotated[str | None, typer.Option("--type", metavar="TYPE", show_default=False)] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", show_default=False)] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="NAME", show_default=False)] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", show_default=False)] = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", metavar="NAME", show_default=False)] = None,
    status: Annotated[str | None, typer.Option("--status", metavar="STATUS", show_default=False)] = None,
    articles: Annotated[str | None, typer.Option("--articles", metavar="N", show_default=False)] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT", show_default=False)] = None,
    replace: Replace = False,
) -> int:
    """Add one document."""
    from .registering import run_add

    said = {"type": type, "code": code, "issued": date, "issuer": issuer, "title": title}
    more = {"aliases": alias, "status": status, "articles": articles, "source": source}
    cells = {key: value for key, value in (said | more).items() if value}
    return run_add(path, cells, context.obj, replace=replace)


@registry.command()
def find(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="WORD", show_default=False)],
    named: Named = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", show_default=False)] = 20,
    json: Json = False,
) -> int:
    """Print the documents that words and numbers mean."""
    from .registering import run_find

    return run_find(" ".join(query), named, limit, context.obj, as_json=json)


@registry.command()
def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", show_default=False)],
    json: Json = False,
) -> int:
    """Print what two registries say otherwise."""
    from .registering import run_diff

    return run_diff(old, new, context.obj, as_json=json)


@registry.command()
def stats(
    context: typer.Context,
    path: Annotated[str | None, typer.Argument(metavar="REGISTRY", show_default=False)] = None,
    json: Json = False,
) -> None:
    """Print what a registry holds."""
    from .registering import run_stats

    run_stats(path, context.obj, as_json=json)
