"""Writes `docs/rules.md`, the list of all rules of `vndocs check`, out of their pages.

python tools/rules_page.py
"""

from __future__ import annotations

from pathlib import Path

from vndocs.check import RULES

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
GROUPS = {
    "registry": "Against the registry",
    "text": "Without one, over a citation",
    "document": "Over the whole document",
}
HEAD = """# Rules of the check

`vndocs explain RULE` prints the page of a rule: what it finds and why, its legal sources with the days on which they
held, and examples, which are run as its test. Rules on trial (*preview*) give at most `suspect`. [Checking](check.md)
says what the verdicts mean.

<!-- written by tools/rules_page.py -->
"""


def page() -> str:
    """Give the page."""
    parts = [HEAD]
    for group, title in GROUPS.items():
        parts.append(f"\n## {title}\n\n| rule | worst verdict | what it finds |\n|---|---|---|\n")
        for rule in RULES:
            if rule.group == group:
                first = " ".join(rule.page("en").split("\n\n")[1].split()).partition(". ")[0].rstrip(".")
                stage = " (preview)" if rule.is_preview else ""
                parts.append(f"| `{rule.id}` | {rule.severity}{stage} | {first} |\n")
    return "".join(parts)


def main() -> None:
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
