"""Faults of layout, of blocks that are left open, of marks that stand twice, and what a template leaves behind."""

from __future__ import annotations

import re
from random import Random

from faults import CELLS, USUAL, Line, Page, Plant, chosen, misspelled, of_line, of_link, of_run, of_words, put_in


def of_blank(*, behind: bool) -> Plant:
    """Take away the blank line behind or in front of a heading, where nearly all headings have one."""

    def plant(page: Page, rng: Random) -> str | None:
        sides = [at + 1 if behind else at - 1 for at, _, _ in page.headings]
        blank = [at for at in sides if 0 < at < len(page.lines) - 1 and not page.lines[at].strip()]
        blank = [at for at in blank if page.lines[at - 1].strip() and page.lines[at + 1].strip()]
        at = chosen(blank, rng, 3)
        return page.with_lines({at: None}) if at is not None and len(blank) >= USUAL * len(sides) else None

    return plant


def deeper(spaces: int) -> Plant:
    """Indent an entry that follows another one at the margin, in a list without nested items."""

    def plant(page: Page, rng: Random) -> str | None:
        flat = [one for one in page.entries if one.front[0] in "-*+"]
        starts = {one.at for one in flat}
        one = chosen([one for one in flat if one.at - 1 in starts and one.at + 1 in starts], rng, 5)
        if one is None or len(flat) < len(page.entries):
            return None
        return page.with_lines({one.at: " " * spaces + one.wrote()})

    return plant


ITEM = re.compile(r"(\d+)([.)] .*)")


def wrong_number(page: Page, rng: Random) -> str | None:
    """Give an item of a numbered list the number of the one in front."""
    found = [(at, ITEM.fullmatch(line)) for at, line in enumerate(page.lines) if not page.is_code[at]]
    items = {at: (int(made[1]), made[2]) for at, made in found if made}
    fitting = [at for at, (number, _) in items.items() if number > 1 and items.get(at - 1, (0,))[0] == number - 1]
    fitting = [at for at in fitting if items.get(at + 1, (0,))[0] == items[at][0] + 1]
    at = chosen(fitting, rng)
    return page.with_lines({at: f"{items[at][0] - 1}{items[at][1]}"}) if at is not None else None


TITLE_WORD = re.compile(r"(?<![\w/.@:-])[A-Z]?[a-z]{6,}(?![\w/.@:-])")


def slip_in_name(page: Page, rng: Random) -> str | None:
    """A slip in the name of an entry."""
    pairs = ((one, misspelled(one.name, rng, TITLE_WORD)) for one in rng.sample(page.entries, len(page.entries)))
    pair = next(((one, new) for one, new in pairs if new and not re.search(r"[/\d_]|\w\.\w", one.name)), None)
    return page.with_lines({pair[0].at: pair[0].wrote(f"[{pair[1]}]({pair[0].url})")}) if pair else None


def slip_in_heading(page: Page, rng: Random) -> str | None:
    """A slip in a heading."""
    pairs = (
        (at, marks, misspelled(title, rng, TITLE_WORD))
        for at, marks, title in rng.sample(page.headings, len(page.headings))
    )
    one = next(((at, marks, new) for at, marks, new in pairs if new), None)
    return page.with_lines({one[0]: f"{one[1]} {one[2]}"}) if one else None


def left_open(opening: str) -> Plant:
    """Put the beginning of a block in front of a section."""

    def plant(page: Page, rng: Random) -> str | None:
        one = chosen(page.headings[1:], rng, 3)
        return page.with_lines({one[0]: f"{opening}\n\n{page.lines[one[0]]}"}) if one else None

    return plant


MIN_ROWS = 8
IMAGE = re.compile(r"!\[[^\[\]]*\w[^\[\]]*\]")


def without_alt(page: Page, rng: Random) -> str | None:
    """Take the text of an image away."""
    at = chosen([at for at, line in enumerate(page.lines) if IMAGE.search(line) and not page.is_code[at]], rng)
    return page.with_lines({at: IMAGE.sub("![]", page.lines[at], count=1)}) if at is not None else None


def of_text(new: str) -> Plant:
    """Put something in the place of a description."""

    def plant(page: Page, rng: Random) -> str | None:
        one = chosen(page.described, rng)
        return page.with_lines({one[0].at: one[0].wrote(rest=one[1] + new)}) if one else None

    return plant


def empty_cell(page: Page, rng: Random) -> str | None:
    """Empty a cell, not the first, of a column in which every other cell of the table is filled."""
    rows = {at: CELLS.split(page.lines[at].strip())[1:-1] for at in page.rows}
    places = []
    for at, cells in rows.items():
        top = at
        while top - 1 in rows:
            top -= 1
        bottom = at
        while bottom + 1 in rows:
            bottom += 1
        table = [rows[each] for each in range(top, bottom + 1)]
        for column in range(1, len(cells)):
            filled = [len(each) > column and any(map(str.isalnum, each[column])) for each in table]
            if len(filled) >= MIN_ROWS and all(filled):
                places.append((at, column))
    place = chosen(places, rng)
    if place is None:
        return None
    at, column = place
    return page.with_lines({at: f"|{'|'.join([*rows[at][:column], ' ', *rows[at][column + 1 :]])}|"})


def template(text: str) -> Plant:
    """Put a line that a template holds below an entry."""

    def change(one: Line) -> str:
        return f"{one.wrote()}\n{one.front}{text}"

    return of_line(change)


BLANKS = {"none behind": of_blank(behind=True), "none in front": of_blank(behind=False)}
INDENTATION = {f"{spaces} spaces": deeper(spaces) for spaces in (1, 2, 3, 4)}
OPEN = {
    "code": left_open("```"),
    "details": left_open("<details>"),
    "details closed": left_open("</details>"),
    "div": left_open('<div align="center">'),
    "a comment": left_open("<!-- hidden"),
}
LEFT = {
    "[name](url)": template("[Name](url) - Description."),
    "[name](link)": template("[Project Name](link) - Short description of the project."),
    "example.com": template("[Project name](https://example.com) - Description here."),
    "URL": of_link(lambda one: f"[{one.name}](URL)"),
    "a bare scheme": of_link(lambda one: f"[{one.name}](https://)"),
    "TBD": of_text("TBD"),
    "lorem": of_text("Lorem ipsum dolor sit amet."),
    "description here": of_text("Description here."),
    "your description": of_text("Your description goes here."),
    "FIXME": of_text("FIXME: describe this."),
    "xxx": of_text("xxx"),
    "dots": of_text("..."),
}
TWICE_MARKS = {
    "commas": of_words(put_in(r"(?<=\w), (?=\w)", ",, ")),
    "periods": of_words(put_in(r"(?<=[a-z]{3})\. (?=[A-Z])", ".. ")),
    "colons": of_words(put_in(r"(?<=[a-z]{3}): (?=\w)", ":: ")),
    "semicolons": of_words(put_in(r"(?<=[a-z]{3}); (?=\w)", ";; ")),
    "parentheses": of_words(put_in(r"(?<=\w)\)(?= \w|\.|$)", "))")),
}

LAYOUT = {
    "another bullet": of_run(
        lambda e: re.sub(r"^(\s*)([-*+]) ", lambda m: f"{m[1]}{'*' if m[2] == '-' else '-'} ", e.wrote())
    ),
    "a space at the end": of_line(lambda e: f"{e.wrote().rstrip()} "),
    "two spaces behind the bullet": of_line(lambda e: f"{e.front} {e.link}{e.rest}"),
}
