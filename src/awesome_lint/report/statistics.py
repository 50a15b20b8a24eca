"""How often each rule spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from awesome_lint.diagnostic import Applicability
from awesome_lint.report import Findings
from awesome_lint.report.display import Color, paint


def render(found: Sequence[Findings], *, color: bool) -> str:
    """One line a rule, the most frequent first; `[*]` where all its findings have a safe fix."""
    every = [each for file in found for each in file.diagnostics]
    counts = Counter((each.code, each.name) for each in every)
    unfixable = {each.code for each in every if each.fix is None or each.fix.applicability is not Applicability.SAFE}
    width = len(str(max(counts.values(), default=0)))
    lines = []
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        mark = "   " if code in unfixable else f"[{paint('*', Color.FIXABLE, on=color)}]"
        lines.append(f"{count:>{width}}  {paint(code, Color.STRONG, on=color)} {mark} {name}\n")
    return "".join(lines)
