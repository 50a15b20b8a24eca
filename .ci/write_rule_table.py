"""Write rules/README.md, the table of all rules, from the rules and their pages."""

from pathlib import Path

from awesome_lint.registry import pages

(Path(__file__).parents[1] / "rules" / "README.md").write_text(pages.table(), encoding="utf-8")
