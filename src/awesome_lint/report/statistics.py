"""How often each rule spoke, and how much was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from awesome_lint.catalog import coverage
from awesome_lint.catalog.coverage import Coverage
from awesome_lint.diagnostic import Applicability
from awesome_lint.report import Findings
from awesome_lint.report.display import Color, filename, paint


def render(found: Sequence[Findings], measured: Sequence[Coverage], *, color: bool) -> str:
    """One line a rule, the most frequent first; `[*]` where all its findings have a safe fix.

    Below them, how many entries of each style were read, and what was not, with its places in each file; `measured`
    says that of each.
    """
    covered = coverage.total(measured)
    every = [diagnostic for file in found for diagnostic in file.diagnostics]
    counts = Counter((each.code, each.name) for each in every)
    unfixable = {each.code for each in every if each.fix is None or each.fix.applicability is not Applicability.SAFE}
    read = [*covered.parts(), *covered.gaps()]
    width = len(str(max([*counts.values(), *(count for count, _ in read)], default=0)))
    lines = []
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        mark = "   " if code in unfixable else f"[{paint('*', Color.FIXABLE, on=color)}]"
        lines.append(f"{count:>{width}}  {paint(code, Color.STRONG, on=color)} {mark} {name}\n")
    if lines and read:
        lines.append("\n")
    lines += [f"{count:>{width}}  {noun}\n" for count, noun in read]
    places = [
        f"{filename(file.filename)}: {place}\n"
        for file, each in zip(found, measured, strict=True)
        for place in each.places(file.source)
    ]
    lines += ["\n", *places] if places else []
    return "".join(lines)
