"""Draw reports at random over a folder of lists, for a person to judge against the pages.

Layout aside, all rules that run by default are asked, or those of --select, as for bare text (rules that ask about
other files cannot be judged where the files around a list are missing). What is not shown by default is left out. The
seed is fixed, so that the same lists and the same rules give the same draw. `docs/calibration.md` records the verdicts.

    python benchmarks/precision.py FOLDER... [--select CODES] [--draw N]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

from awesome_lint import pipeline
from awesome_lint.diagnostic import Diagnostic, Severity

SEED = 20261124


def reports(folders: list[Path], codes: tuple[str, ...]) -> list[tuple[Path, str, Diagnostic]]:
    """Every report of some rules on every list below the folders, with the line at which it stands."""
    found = []
    for path in sorted(file for folder in folders for file in folder.rglob("*.md")):
        text = path.read_bytes().decode()
        lines = text.replace("\r\n", "\n").split("\n")
        for each in pipeline.check(text):
            if each.code.startswith(codes) and each.code[:3] != "FMT" and each.severity.reaches(Severity.WARNING):
                found.append((path, lines[each.location.row - 1], each))
    return found


def main() -> None:
    """Print the counts by rule, then the draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--draw", type=int, default=200, help="reports to draw (default: %(default)s)")
    parser.add_argument("--select", default="", help="codes, or what they begin with, separated by commas")
    options = parser.parse_args()
    found = reports(options.folders, tuple(options.select.split(",")))
    counts = Counter(each.code for _, _, each in found)
    sys.stdout.write(f"{len(found)} reports: {', '.join(f'{code} {count}' for code, count in counts.most_common())}\n")
    draw = random.Random(SEED).sample(found, min(options.draw, len(found)))  # noqa: S311 -- no secret
    for number, (path, line, each) in enumerate(sorted(draw, key=lambda one: (one[2].code, str(one[0]))), 1):
        sys.stdout.write(
            f"\n{number}. {path.name}:{each.location.row}:{each.location.column} {each.code} {each.message}\n"
        )
        sys.stdout.write(f"   {line[:240]}\n")


if __name__ == "__main__":
    main()
