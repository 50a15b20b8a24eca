"""The kinds of faults that `planted.py` plants, with the rules that are right about each."""

from __future__ import annotations

import re
from random import Random

from fault_fields import of_field, of_value
from fault_layout import (
    BLANKS,
    INDENTATION,
    LAYOUT,
    LEFT,
    OPEN,
    TWICE_MARKS,
    empty_cell,
    slip_in_heading,
    slip_in_name,
    without_alt,
    wrong_number,
)
from fault_links import BROKEN, HOST_CODES, LINK_CODES, SCHEMES
from fault_text import ARTICLES, CHARACTERS, EXCHANGED, HTML, IN_LINKS, OF_HEADINGS, PERIODS
from faults import (
    HEADING,
    LISTED,
    Kind,
    Line,
    Page,
    Plant,
    again,
    chosen,
    commonly_misspelled,
    doubled_word,
    misspelled,
    of_contents,
    of_description,
    of_heading,
    of_row,
    of_url,
    of_words,
    other_case,
    other_url,
    put_in,
    slashed,
    tracked,
)


def copied(page: Page, at: int, _: Random) -> dict[int, str | None]:
    """A line of the contents twice."""
    return {at: f"{page.lines[at]}\n{page.lines[at]}"}


def swapped(page: Page, at: int, _: Random) -> dict[int, str | None]:
    """A line of the contents and the next in the place of one another."""
    if at + 1 not in page.listed or indent(page.lines[at]) != indent(page.lines[at + 1]):
        return {}
    return {at: page.lines[at + 1], at + 1: page.lines[at]}


def indent(line: str) -> int:
    """How far a line is indented."""
    return len(line) - len(line.lstrip())


def heading_of(page: Page, at: int) -> int | None:
    """The heading that a line of the contents is about, if it says the same."""
    made = LISTED.fullmatch(page.lines[at])
    return next((each[0] for each in page.headings if made and each[2].strip() == made[1]), None)


def forgotten(page: Page, at: int, _: Random) -> dict[int, str | None]:
    """A heading that the contents leave out, while they leave out no other one of its level."""
    row = heading_of(page, at)
    marks = next((marks for place, marks, _ in page.headings if place == row), "")
    shown = {made[1] for line in page.listed if (made := LISTED.fullmatch(page.lines[line]))}
    others = [title for _, level, title in page.headings if level == marks and title.strip() not in shown]
    return {at: None} if row and not others else {}


def renamed(page: Page, at: int, _: Random) -> dict[int, str | None]:
    """The heading says something else than the contents."""
    row = heading_of(page, at)
    return {row: f"{page.lines[row].rstrip()} and More"} if row else {}


def retitled(page: Page, at: int, _: Random) -> dict[int, str | None]:
    """The contents say something else than the heading."""
    return {at: re.sub(r"\[.+\]\(#", "[Various Things](#", page.lines[at])} if heading_of(page, at) else {}


CONTENTS = {
    "anchor with a slip": of_contents(lambda p, at, _: {at: re.sub(r"(\(#.)(\w)", r"\1\2\2", p.lines[at])}),
    "anchor that is none": of_contents(lambda p, at, _: {at: re.sub(r"\(#[^)]+\)", "(#other-things)", p.lines[at])}),
    "* for #": of_contents(lambda p, at, _: {at: p.lines[at].replace("(#", "(*", 1)}),
    "no #": of_contents(lambda p, at, _: {at: p.lines[at].replace("(#", "(", 1)}),
    "missing": of_contents(forgotten),
    "twice": of_contents(copied),
    "out of order": of_contents(swapped),
    "another title": of_contents(renamed),
    "another text": of_contents(retitled),
}

TWICE = {
    "on the next line": again(lambda e: e.link + e.rest, near=True),
    "far away": again(lambda e: e.link + e.rest, near=False),
    "slash": again(lambda e: f"[{e.name}]({slashed(e.url)}){e.rest}", near=False),
    "http": again(lambda e: f"[{e.name}]({e.url.replace('https:', 'http:')}){e.rest}", near=False),
    "www": again(
        lambda e: f"[{e.name}]({e.url.replace('://', '://www.').replace('www.www.', '')}){e.rest}", near=False
    ),
    "tracked": again(lambda e: f"[{e.name}]({tracked(e.url)}){e.rest}", near=False),
    "case of the host": again(lambda e: f"[{e.name}]({e.url[:9].upper()}{e.url[9:]}){e.rest}", near=False),
    "case of the name": again(lambda e: f"[{e.name.lower()}]({e.url}){e.rest}", near=False),
}
IN_OTHER_WORDS = {
    "without its description": again(lambda e: e.link, near=False),
    "another description": again(lambda e: f"{e.link} - Another thing that does something.", near=False),
}
"""What may be filed twice on purpose."""
ANOTHER_URL = {
    "its name and description with another URL": again(
        lambda e: f"[{e.name}](https://another-place.net/{len(e.name)}){e.rest}", near=False, described=True
    )
}
ONE_URL = {"the one above": other_url(near=True), "of any other": other_url(near=False)}
ANOTHER_NAME = {
    "another name, near": again(lambda e: f"[The Other Thing]({e.url}) - Does something else.", near=True),
    "another name, far": again(lambda e: f"[The Other Thing]({e.url}) - Does something else.", near=False),
}

DEEPER = {
    "one deeper": of_heading(lambda marks, title: f"#{marks} {title}", skips=1),
}
TWO_DEEPER = {"two deeper": of_heading(lambda marks, title: f"##{marks} {title}", skips=2)}


def doubled_heading(page: Page, rng: Random) -> str | None:
    """A section's heading once more, with one entry below it, behind another section."""
    tops = [each for each in page.headings if each[1] == page.headings[0][1]] if page.headings else []
    if len(tops) < 4 or not page.entries:
        return None
    title = rng.choice(tops[:-2])[2]
    entry = rng.choice(page.entries).wrote()
    return page.with_lines({tops[-1][0]: f"{tops[-1][1]} {title}\n\n{entry.lstrip()}\n\n{page.lines[tops[-1][0]]}"})


def empty_section(page: Page, rng: Random) -> str | None:
    """A heading with nothing below it."""
    one = chosen([each for each in page.headings if len(each[1]) == 2], rng, 4)
    return page.with_lines({one[0]: f"## Further Machines\n\n{page.lines[one[0]]}"}) if one else None


HEADINGS = {
    "no space": of_heading(lambda marks, title: marks + title),
    "wide #": of_heading(lambda marks, title: f"{'＃' * len(marks)} {title}"),
    "escaped": of_heading(lambda marks, title: f"\\{marks} {title}"),
    "twice": doubled_heading,
    "empty": empty_section,
    "#s inside": of_heading(lambda marks, title: f"{marks} {marks} {title}"),
    "bold left open": of_heading(lambda marks, title: f"{marks} **{title}"),
}


def sections(page: Page) -> list[str]:
    """The page cut before each heading of level 2."""
    cuts = [each[0] for each in page.headings if each[1] == "##"]
    ends = [*cuts, len(page.lines)]
    return [
        "\n".join(page.lines[: ends[0]]),
        *("\n".join(page.lines[a:b]) for a, b in zip(cuts, ends[1:], strict=True)),
    ]


def section_moved(page: Page, rng: Random) -> str | None:
    """A section out of the order of the alphabet that the others keep."""
    head, *rest = sections(page)
    titles = [HEADING.match(each)[2].casefold() for each in rest]  # type: ignore[index]
    if len(rest) < 6 or titles != sorted(titles):
        return None
    rest.insert(0, rest.pop(rng.randrange(3, len(rest))))
    return "\n".join([head, *rest])


def runs(page: Page) -> list[list[Line]]:
    """Entries on lines that follow one another, in the order of their names, where most runs are."""
    found: list[list[Line]] = []
    for one in page.entries:
        last = found[-1][-1] if found else None
        if last and one.at == last.at + 1 and one.front == last.front:
            found[-1].append(one)
        else:
            found.append([one])
    long = [run for run in found if len(run) >= 5]
    kept = [run for run in long if [e.name.casefold() for e in run] == sorted(e.name.casefold() for e in run)]
    return kept if len(kept) >= 0.7 * len(long) else []


def moved(page: Page, rng: Random) -> str | None:
    """An entry out of the order of its section."""
    run = chosen(runs(page), rng)
    if not run:
        return None
    order = [each.at for each in run]
    order.insert(0, order.pop(rng.randrange(3, len(order))))
    return page.with_lines({one.at: page.lines[at] for one, at in zip(run, order, strict=True)})


WRITING: dict[str, tuple[tuple[str, ...], Plant]] = {
    "no period": (("ENT011",), of_description(lambda _, t: t.endswith("."), lambda s, t: s + t.rstrip("."))),
    "a period too many": (("ENT011",), of_description(lambda _, t: not t.endswith((".", "!", "?", "。", ")")), lambda s, t: f"{s}{t}.")),
    "small first letter": (("ENT014",), of_description(lambda _, t: t[0].isupper(), lambda s, t: s + t[0].lower() + t[1:])),
    "no description": (("ENT013",), of_description(lambda _, __: True, lambda _, __: "")),
    "separator without spaces": (("ENT012",), of_description(lambda s, _: s.strip() in "-–—" and len(s) == 3, lambda s, t: s.strip() + t)),
    "separator without a space behind": (("ENT012",), of_description(lambda s, _: s.strip() in "-–—" and len(s) == 3, lambda s, t: s.rstrip() + t)),
    "separator without a space in front": (("ENT012",), of_description(lambda s, _: s.strip() in "-–—" and len(s) == 3, lambda s, t: s.lstrip() + t)),
    "a colon for a dash": (("ENT012",), of_description(lambda s, _: s == " - ", lambda _, t: f": {t}")),
    "another dash": (("ENT012",), of_description(lambda s, _: s == " - ", lambda _, t: f" — {t}")),
    "no separator": (("ENT012",), of_description(lambda s, _: s.strip() in "-–—", lambda _, t: f" {t}")),
    "separator twice": (("ENT012",), of_description(lambda s, _: s == " - ", lambda s, t: f"{s}- {t}")),
    "period twice": (("ENT011", "DOC020"), of_description(lambda _, t: t[-1] == "." and t[-2].isalnum(), lambda s, t: f"{s}{t}.")),
    "a comma at the end": (("ENT011",), of_description(lambda _, t: t[-1].isalnum() or t[-2].isalnum(), lambda s, t: f"{s}{t.rstrip('.')},")),
    "placeholder": (("ENT022", "ENT013"), of_description(lambda _, __: True, lambda s, _: f"{s}TODO")),
}  # fmt: skip

PUNCTUATION = {
    "( left open": of_words(put_in(r"(?<= )([a-z]{4,})(?= )", r"(\1")),
    ") without (": of_words(put_in(r"(?<= )([a-z]{4,})(?= )", r"\1)")),
    "code left open": of_words(put_in(r"(?<= )([a-z]{4,})(?= )", r"`\1")),
    "bold left open": of_words(put_in(r"(?<= )([a-z]{4,})(?= )", r"**\1")),
    "bold with a space": of_words(put_in(r"(?<= )([a-z]{4,})(?= )", r"** \1**")),
    "italics left open": of_words(put_in(r"(?<= )([a-z]{4,})(?= )", r"_\1")),
    "no ) at the end": of_words(put_in(r"((?<!\])\([^()\[\]]{3,30})\)", r"\1")),
    "no second quotation mark": of_words(put_in(r'(?<![=\w])((?<!\S)"\w[^"<>()\[\]]{3,30}\w)"(?!\))', r"\1")),
}
SPACES = {
    "space before a comma": of_words(put_in(r"(?<=[a-z]), ", " , ")),
    "no space behind a comma": of_words(put_in(r"(?<=[a-z]), (?=[a-z])", ",")),
}


def swapped_cells(cells: list[str], _: Random) -> str | None:
    """The first two cells in the place of one another, where one of them has a link."""
    if len(cells) < 2 or ("](" in cells[0]) == ("](" in cells[1]):
        return None
    return f"|{'|'.join([cells[1], cells[0], *cells[2:]])}|"


TABLES: dict[str, tuple[tuple[str, ...], Plant]] = {
    "a cell too few": (("DOC022", "ENT001", "ENT006"), of_row(lambda cells, _: f"|{'|'.join(cells[:-1])}|")),
    "a cell too many": (("DOC022",), of_row(lambda cells, _: f"|{'|'.join([*cells, ' more '])}|")),
    "a | lost": (("DOC022", "ENT001", "ENT006"), of_row(lambda cells, _: f"|{cells[0]} {'|'.join(cells[1:])}|" if len(cells) > 1 else None)),
    "an empty first cell": (("ENT", "DOC022"), of_row(lambda cells, _: f"|  |{'|'.join(cells[1:])}|" if cells[0].strip() else None)),
    "cells swapped": (("ENT", "VOC", "DOC022"), of_row(swapped_cells)),
    "link without ]": (LINK_CODES, of_row(lambda cells, _: "|".join(["", *cells, ""]).replace("](", "(", 1) if "](" in "".join(cells) else None)),
    "link without )": (LINK_CODES, of_row(lambda cells, _: re.sub(r"(\]\([^()]*)\)", r"\1", "|".join(["", *cells, ""]), count=1) if "](" in "".join(cells) else None)),
    "htps": (HOST_CODES, of_row(lambda cells, _: "|".join(["", *cells, ""]).replace("](https:", "](htps:", 1))),
}  # fmt: skip


def one_each(named: dict[str, tuple[tuple[str, ...], Plant]]) -> list[Kind]:
    """A kind for each form."""
    return [Kind(name, codes, {name: plant}) for name, (codes, plant) in named.items()]


ENTRY_TWICE = ("ENT007", "LNK006", "DOC025")
LEVELS = ("DOC032", "DOC004", "DOC002", "DOC005", "DOC003", "DOC010", "ENT020")
KINDS = [
    Kind("broken links", LINK_CODES, BROKEN),
    Kind("schemes and hosts", HOST_CODES, SCHEMES),
    Kind("contents", ("DOC004", "LNK004", "LNK005"), CONTENTS),
    Kind("an entry twice", ENTRY_TWICE, TWICE),
    Kind("in other words an entry twice, counted or printed", ENTRY_TWICE, IN_OTHER_WORDS, is_quiet=True),
    Kind("name and description with another URL", ENTRY_TWICE, ANOTHER_URL),
    Kind("one URL for two entries", (*ENTRY_TWICE, "LNK017"), ONE_URL),
    Kind("another name for a URL", ENTRY_TWICE, ANOTHER_NAME),
    Kind("heading one deeper", LEVELS, DEEPER),
    Kind("heading two deeper", LEVELS, TWO_DEEPER),
    Kind("headings", ("DOC", "LNK004"), HEADINGS),
    Kind("section out of order", ("ORD002",), {"moved": section_moved}),
    Kind("entry out of order", ("ORD001",), {"moved": moved}),
    Kind("usual misspellings", ("SPL",), {"usual": of_words(commonly_misspelled)}),
    Kind("random slips", ("SPL",), {"random": of_words(misspelled)}),
    Kind("doubled words", ("SPL003",), {"doubled": of_words(doubled_word)}),
    Kind("articles", ("SPL007",), ARTICLES),
    Kind("case of brands", ("SPL002",), {"brand": of_words(other_case)}),
    Kind("brackets and marks", ("DOC008", "DOC028"), PUNCTUATION),
    Kind("spaces", ("DOC", "SPL", "ENT"), SPACES | PERIODS),
    Kind("layout of a line", ("FMT", "DOC025"), LAYOUT, is_quiet=True),
    Kind(
        "insecure links",
        ("LNK010",),
        {"http": of_url(lambda u: u.replace("https://github.com/", "http://github.com/"))},
        is_quiet=True,
    ),
    Kind(
        "tracking parameters",
        ("LNK009",),
        {"utm": of_url(tracked), "ref": of_url(lambda u: u if set(u) & {*"?#"} else f"{u}?ref=producthunt")},
    ),
    Kind("skipped levels, counted or printed", LEVELS, TWO_DEEPER, is_quiet=True),
    *one_each(WRITING),
    *one_each(TABLES),
    Kind("blank lines around headings", ("FMT002", "DOC"), BLANKS, is_quiet=True),
    Kind("indentation", ("FMT", "DOC025", "ENT"), INDENTATION, is_quiet=True),
    Kind("numbers out of sequence", ("FMT017",), {"number": wrong_number}, is_quiet=True),
    Kind(
        "slips in names and headings",
        ("SPL", "DOC004", "LNK004", "ENT003"),
        {"name": slip_in_name, "heading": slip_in_heading},
    ),
    Kind("blocks left open", ("DOC026", "DOC034"), OPEN),
    Kind("characters", ("DOC027", "DOC030", "LNK", "SPL"), CHARACTERS),
    Kind("marks in links", ("LNK", "ENT", "DOC", "SPL003", "FMT"), IN_LINKS, is_quiet=True),
    Kind("tags left open", ("DOC034", "DOC026", "LNK", "ENT", "DOC008"), HTML),
    Kind("how headings are written", ("DOC", "SPL003", "FMT"), OF_HEADINGS, is_quiet=True),
    Kind("URLs exchanged", ("LNK", "ENT"), EXCHANGED),
    Kind("images without text", ("LNK021",), {"image": without_alt}, is_quiet=True),
    Kind("left of a template", ("LNK", "ENT", "DOC016"), LEFT),
    Kind("marks twice", ("DOC033", "DOC008"), TWICE_MARKS),
    Kind("a cell emptied", ("ENT001", "ENT006", "ENT013", "DOC022"), {"cell": empty_cell}),
    Kind("values", ("VOC",), {name: of_value(name) for name in ("slip", "case")}),
    Kind(
        "fields",
        ("ENT",),
        {name: of_field(name) for name in ("misspelled", "missing", "empty", "twice", "no colon")},
    ),
]
