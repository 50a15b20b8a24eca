"""How often each rule spoke, and how much was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from awesome_lint.catalog.coverage import Counts, Coverage
from awesome_lint.diagnostic import Applicability
from awesome_lint.report import Findings
from awesome_lint.report.display import Color, filename, paint


def render(found: Iterable[tuple[Findings, Coverage]], *, color: bool) -> str:
    """One line a rule, the most frequent first; `[*]` where all its findings have a safe fix.

    Below them, how many entries of each style were read, and what was not, with its places in each file.
    """
    covered, counts = Counts(), Counter[tuple[str, str]]()
    unfixable, places = set(), []
    for file, measured in found:
        covered.add(measured)
        places += [f"{filename(file.filename)}: {place}\n" for place in measured.places(file.source)]
        for each in file.diagnostics:
            counts[each.code, each.name] += 1
            if each.fix is None or each.fix.applicability is not Applicability.SAFE:
                unfixable.add(each.code)
    read = [*covered.parts(), *covered.gaps()]
    width = len(str(max([*counts.values(), *(count for count, _ in read)], default=0)))
    lines = []
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        mark = "   " if code in unfixable else f"[{paint('*', Color.FIXABLE, on=color)}]"
        lines.append(f"{count:>{width}}  {paint(code, Color.STRONG, on=color)} {mark} {name}\n")
    if lines and read:
        lines.append("\n")
    lines += [f"{count:>{width}}  {noun}\n" for count, noun in read]
    lines += ["\n", *places] if places else []
    return "".join(lines)
