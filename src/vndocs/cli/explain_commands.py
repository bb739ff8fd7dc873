"""`vndocs why`, `vndocs misses` and `vndocs graph`: their options."""

from __future__ import annotations

from typing import Annotated

import typer

from .commands import File, Kinds, Output, Paths, Sample, app, named_inputs, named_kinds

Json = Annotated[bool, typer.Option("--json", show_default=False)]


@app.command()
def why(
    context: typer.Context,
    file: File = None,
    at: Annotated[int | None, typer.Option("--at", metavar="OFFSET", show_default=False)] = None,
    line: Annotated[int | None, typer.Option("--line", "-l", metavar="N", show_default=False)] = None,
    kinds: Kinds = None,
    json: Json = False,
    sample: Sample = False,
) -> None:
    """Say why a place reads as it does."""
    [path, *_] = named_inputs([file] if file else None, sample)
    from .explaining import explain

    explain(path, at, line, named_kinds(kinds), context.obj, is_json=json)


@app.command()
def misses(context: typer.Context, file: File = None, json: Json = False, sample: Sample = False) -> None:
    """List what a cheap net sees and the grammar did not accept."""
    [path, *_] = named_inputs([file] if file else None, sample)
    from .explaining import catch

    catch(path, context.obj, is_json=json)


@app.command()
def graph(
    context: typer.Context,
    paths: Paths = None,
    output: Output = None,
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", show_default=False)] = None,
    sample: Sample = False,
) -> int:
    """Write who cites whom in many documents."""
    inputs = named_inputs(paths, sample)
    from .graphing import run

    return run(inputs, output, format, context.obj)
