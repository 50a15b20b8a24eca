"""Plant faults in lists, one at a time, and count how many of each kind are found by a rule that is right about them.

One fault of each form in each list, wherever it gives a place for it. Found is what is printed by default for the page
with the fault and not for the page without; of layout, of skipped levels and insecure links, which are counted, what is
said with `--show all`. The seed is fixed. `docs/calibration.md` records the figures.

    python benchmarks/planted.py FOLDER... [--lists N] [--kind NAME] [--missed] [--beside]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fault_kinds import KINDS
from faults import Page

from awesome_lint import pipeline
from awesome_lint.diagnostic import Severity

SEED = 20261129
MAX_PAGE = 45_000
SILENCES = re.compile(rb"<!-- *(?:awesome-)?lint[ -](?:ignore|disable)")
"""What a page says that does not want to hear of some faults."""


class Outcome(NamedTuple):
    """One planted fault: whether it was found, and what else was said that is not said of the page without it."""

    path: Path
    kind: str
    form: str
    found: bool
    beside: list[str]
    change: str


def reports(text: str, *, is_quiet: bool = False) -> Counter[tuple[str, str]]:
    """What is printed by default about a page, layout aside; or all that is said of it."""
    return Counter(
        (each.code, each.message)
        for each in pipeline.check(text)
        if is_quiet or (each.code[:3] != "FMT" and each.severity.reaches(Severity.WARNING))
    )


def planted(path: Path, only: str) -> list[Outcome]:
    """One fault of each form in one list."""
    page = Page(path.read_bytes().decode().replace("\r\n", "\n"))
    befores = {is_quiet: reports(page.text, is_quiet=is_quiet) for is_quiet in (False, True)}
    outcomes = []
    for kind in KINDS:
        for form, plant in kind.forms.items() if only in kind.name else ():
            text = plant(page, random.Random(f"{SEED} {path} {form}"))  # noqa: S311 -- no secret
            if text is None or text == page.text:
                continue
            new = reports(text, is_quiet=kind.is_quiet) - befores[kind.is_quiet]
            beside = [f"{code} {message}" for code, message in new if not code.startswith(kind.codes)]
            change = "\n".join(unified_diff(page.lines, text.split("\n"), lineterm="", n=1))
            found = any(code.startswith(kind.codes) for code, _ in new)
            outcomes.append(Outcome(path, kind.name, form, found, beside, change))
    return outcomes


def main() -> None:
    """Print how many are found by kind and form, and those that are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--lists", type=int, default=45, help="lists to draw (default: %(default)s)")
    parser.add_argument("--kind", default="", help="part of the name of a kind; only these are planted")
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    parser.add_argument("--beside", action="store_true", help="print what else was said about what was found")
    options = parser.parse_args()
    paths = sorted(path for folder in options.folders for path in folder.rglob("*.md"))
    paths = [path for path in paths if path.stat().st_size <= MAX_PAGE and not SILENCES.search(path.read_bytes())]
    draw = random.Random(SEED).sample(paths, min(options.lists, len(paths)))  # noqa: S311 -- no secret
    with ProcessPoolExecutor() as workers:
        outcomes = [each for made in workers.map(partial(planted, only=options.kind), draw) for each in made]
    for each in outcomes:
        if (options.missed and not each.found) or (options.beside and each.found and each.beside):
            said = "".join(f"\n    {line}" for line in each.beside)
            sys.stdout.write(f"\n{each.kind}, {each.form}: {each.path}{said}\n{each.change}\n")
    for kind in KINDS:
        made = [each for each in outcomes if each.kind == kind.name]
        sys.stdout.write(f"{kind.name}: {sum(each.found for each in made)} of {len(made)}\n")
        for form in kind.forms:
            of_form = [each.found for each in made if each.form == form]
            if not all(of_form):
                sys.stdout.write(f"    {form}: {sum(of_form)} of {len(of_form)}\n")
    sys.stdout.write(f"all: {sum(each.found for each in outcomes)} of {len(outcomes)}\n")


if __name__ == "__main__":
    main()
