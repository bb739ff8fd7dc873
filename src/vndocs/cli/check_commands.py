"""`vndocs check` and `vndocs explain`: their options."""

from __future__ import annotations

from typing import Annotated

import typer

from .commands import Output, Paths, Sample, app, named_inputs

RegistryOption = Annotated[str | None, typer.Option("--registry", "-r", metavar="REGISTRY", show_default=False)]


@app.command()
def check(
    context: typer.Context,
    paths: Paths = None,
    registry: RegistryOption = None,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", show_default=False)] = None,
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", show_default=False)] = None,
    output: Output = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="LEVEL", show_default=False)] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE,...", show_default=False)] = None,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="RULE,...", show_default=False)] = None,
    no_preview: Annotated[bool, typer.Option("--no-preview", show_default=False)] = False,
    baseline: Annotated[str | None, typer.Option("--baseline", metavar="FILE", show_default=False)] = None,
    write_baseline: Annotated[str | None, typer.Option("--write-baseline", metavar="FILE", show_default=False)] = None,
    config: Annotated[str | None, typer.Option("--config", metavar="FILE", show_default=False)] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", show_default=False)] = False,
    fix: Annotated[bool, typer.Option("--fix", show_default=False)] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", show_default=False)] = False,
    sample: Sample = False,
) -> int:
    """Check the citations of documents."""
    from .checking import run

    given = {
        "registry": registry,
        "date": date,
        "format": format,
        "output": output,
        "fail_on": fail_on,
        "ignore": ignore,
        "only": only,
        "no_preview": no_preview,
        "baseline": baseline,
        "write_baseline": write_baseline,
        "config": config,
        "verbose": verbose,
        "fix": fix or unsafe_fixes,
        "unsafe_fixes": unsafe_fixes,
    }
    return run(named_inputs(paths, sample), context.obj, given)


@app.command()
def explain(
    context: typer.Context,
    rule: Annotated[str | None, typer.Argument(metavar="RULE", show_default=False)] = None,
) -> None:
    """Print the page of a rule, or the names of all."""
    from ..check import RULES, find_rule

    if rule is None:
        for each in RULES:
            print(f"{each.id}  {each.page(context.obj).split(chr(10) * 2)[1].partition('. ')[0].rstrip('.')}")
    else:
        print(find_rule(rule).page(context.obj), end="")
