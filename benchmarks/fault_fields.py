"""Faults in the fields of entries, and in the columns of tables."""

from __future__ import annotations

import re
from random import Random

from faults import Page, Plant, chosen


def of_value(change: str) -> Plant:
    """Misspell a value that a column of the table has at least five times."""

    def plant(page: Page, rng: Random) -> str | None:
        rows = {at: page.lines[at].strip().split("|") for at in page.rows}
        counts: dict[tuple[int, str], list[int]] = {}
        for at, cells in rows.items():
            for column, cell in enumerate(cells):
                if re.fullmatch(r"[A-Za-z]{5,}", cell.strip()):
                    counts.setdefault((column, cell.strip()), []).append(at)
        key = chosen([key for key, places in counts.items() if len(places) >= 5], rng)
        if not key:
            return None
        column, value = key
        at = rng.choice(counts[key])
        slips = {"slip": value[:2] + value[3] + value[2] + value[4:], "case": value.swapcase()}
        cells = rows[at]
        cells[column] = cells[column].replace(value, slips[change])
        return page.with_lines({at: "|".join(cells)})

    return plant


FIELD = re.compile(r"(\s*[-*+] +(?:\*\*)?)([A-Z][a-z]{3,})((?:\*\*)?: ?(?:\*\*)?)(.+)")


def of_field(change: str) -> Plant:
    """Misspell, take away, empty or repeat a field on a line of its own."""

    def plant(page: Page, rng: Random) -> str | None:
        found = [(at, FIELD.fullmatch(line)) for at, line in enumerate(page.lines)]
        fields = [(at, *made.groups()) for at, made in found if made]
        names = [each[2] for each in fields]
        one = chosen([each for each in fields if names.count(each[2]) >= 6], rng)
        if not one:
            return None
        at, front, name, mark, value = one
        slips: dict[str, str | None] = {
            "misspelled": front + name[:2] + name[3] + name[2] + name[4:] + mark + value,
            "missing": None,
            "empty": (front + name + mark).rstrip(),
            "twice": f"{page.lines[at]}\n{page.lines[at]}",
            "no colon": front + name + " " + value,
        }
        return page.with_lines({at: slips[change]})

    return plant
