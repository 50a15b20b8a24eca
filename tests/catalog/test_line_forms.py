"""Lists of lines, paragraphs, headings and tables, each of one form: what names their entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from awesome_lint import parse
from awesome_lint.catalog.records import Entry

TITLES = (
    "Sharpening Saws by Hand",
    "Wood Is All We Need",
    "Gluing Under Pressure",
    "A Bench From Scratch",
    "Planes, Old and New",
    "Joints: Theory and Practice",
    "Drying Green Oak",
    "Nails Are Slow Learners",
)
TOOLS = ("Axe", "Big Saw", "Chisel", "Drill-2", "File", "Home Lathe", "jig", "Vise")
TEXTS = (
    "Splits logs.",
    "Cuts planks of any length.",
    "Carves wood with a mallet.",
    "Makes holes, fast.",
    "Smooths edges.",
    "Turns bowls.",
    "Guides other tools.",
    "Holds what is worked on.",
)
AUTHORS = (
    "K. Oak, X. Ash, S. Elm",
    "Birch et al.",
    "Lime, R. and Pine, D.",
    "A. Yew",
    "Alder et al.",
    "T.-Y. Beech",
    "Maple et al.",
    "Plum, T. et al.",
)
VENUES = ("WOOD 2016", "SAW 2017", "WOOD 2018", "GLUE 2019", "SAW 2020", "WOOD 2021", "NAIL 2022", "GLUE 2023")
DATES = ("Jan 12", "February 3-5", "12 March", "2024-04-02", "May 7", "June 1–3", "Jul 9", "Aug 30")
TOWNS = ("Berlin", "São Paulo", "Tokyo", "Lagos", "Oslo", "Paris, France", "Austin, TX", "Pune")
Line = Callable[[int], str]


def at(number: int, host: str = "a") -> str:
    return f"https://{host}{number}.example/p"


def paper(number: int) -> str:
    return f"[[paper]({at(number)})] [[code]({at(number, 'c')})]"


PAPERS: dict[str, Line] = {
    "a venue and a comma": lambda n: f"- {VENUES[n]}, {TITLES[n]} {paper(n)}",
    "a venue and a colon": lambda n: f"- {VENUES[n]}: {TITLES[n]} {paper(n)}",
    "a venue and a dash": lambda n: f"- {VENUES[n]} - {TITLES[n]} {paper(n)}",
    "a venue in brackets": lambda n: f"- ({VENUES[n]}) {TITLES[n]} {paper(n)}",
    "a year": lambda n: f"- {2016 + n} {TITLES[n]} {paper(n)}",
    "a year and a full stop": lambda n: f"- {2016 + n}. {TITLES[n]}. [pdf]({at(n)})",
    "a title in quotation marks, then authors": lambda n: f'- "{TITLES[n]}", {AUTHORS[n]}, {VENUES[n]}. {paper(n)}',
    "authors, then a title in quotation marks": lambda n: f'- {AUTHORS[n]}. "{TITLES[n]}". {VENUES[n]}. {paper(n)}',
    "authors and the year in brackets": lambda n: f"- {AUTHORS[n]} ({2016 + n}). {TITLES[n]}. *Wood*. [link]({at(n)})",
    "a title, a full stop, a venue": lambda n: f"{n + 1}. {TITLES[n]}. WOOD, {2016 + n}. {paper(n)}",
    "links before the title": lambda n: f"- {paper(n)} {TITLES[n]}, {VENUES[n]}",
    "authors before a linked title": lambda n: f"- {AUTHORS[n]} - [{TITLES[n]}]({at(n)})",
    "a paragraph each": lambda n: f"{TITLES[n]}. {AUTHORS[n]}. {VENUES[n]}. {paper(n)}\n",
    "a paragraph each, with a bare address below the title": lambda n: f"{TITLES[n]}\n{at(n)}\n",
    "authors in italics and a venue": lambda n: f"- {TITLES[n]}, *{AUTHORS[n]}*, {VENUES[n]}. [pdf]({at(n)})",
    "a number within the bold title": lambda n: f"**{n + 1}. {TITLES[n]}**  \n{AUTHORS[n]} [pdf]({at(n)})\n",
    "a full stop, and a word to the venue in italics": lambda n: f"- {TITLES[n]}. In *{VENUES[n]}*. [[pdf]({at(n)})]",
    "authors, then a bold title, a journal and a bare address": lambda n: (
        f"- {AUTHORS[n]} ({2016 + n}). **{TITLES[n]}**. Wood, 9{n}(6), 37. [{at(n)}]({at(n)})"
    ),
    "brackets as of Chinese books": lambda n: f"- 《{TITLES[n]}》 第{n}版 {at(n)}",
    "authors and links in a quote below": lambda n: (
        f"- [**{VENUES[n]}**] {TITLES[n]}.\n\n  > _{AUTHORS[n]}_ [[paper]({at(n)})]\n"
    ),
}
NAMED: dict[str, Line] = {
    "an arrow": lambda n: f"- {TOOLS[n]} → {at(n)}",
    "a bare address": lambda n: f"- {TOOLS[n]}: {at(n)}",
    "a date in bold": lambda n: f"- **{DATES[n]}** [{TOOLS[n]}]({at(n)}) @ {TOWNS[n]}",
    "a date and a town": lambda n: f"- {DATES[n]} | {TOWNS[n]} | [{TOOLS[n]}]({at(n)})",
    "a kind that recurs": lambda n: f"- {('Hand', 'Power')[n % 2]} - {TOOLS[n]}: [home]({at(n)})",
    "a kind in bold that recurs": lambda n: f"- **{('List', 'Hand')[n % 2]}**: [{TOOLS[n]}]({at(n)})",
    "an owner, and the name in bold": lambda n: (
        f"- [ann](https://h.example/ann)/**[{TOOLS[n]}](https://h.example/ann/{n})**"
    ),
    "an address without its scheme in a column": lambda n: (
        ("| Tool | About | Where |\n|--|--|--|\n" if n == 0 else "")
        + f"| **{TOOLS[n]}** | {TEXTS[n]} | [a{n}.example/p]({at(n)}) |"
    ),
}
DESCRIBED: dict[str, Line] = {
    "a heading, and a bare address": lambda n: f"### {TOOLS[n]}\n\n{TEXTS[n]}\n\n{at(n)}\n",
    "a heading with a number": lambda n: f"### {n + 1}. {TOOLS[n]}\n\n{TEXTS[n]}\n\n- Home: {at(n)}\n- Free: yes\n",
    "a heading, a quote and an address": lambda n: f"### {TOOLS[n]}\n\n> {TEXTS[n]}\n\n🔗 [{at(n)}]({at(n)})\n",
    "a heading, and a linked picture": lambda n: (
        f"### {TOOLS[n]}\n\n[![Photo](https://i.example/{n}.png)]({at(n)})\n\n{TEXTS[n]}\n"
    ),
    "a heading, and a linked picture in HTML": lambda n: (
        f'### {TOOLS[n]}\n<a href="{at(n)}"><img src="https://i.example/{n}.png" width="300"></a>\n\n{TEXTS[n]}\n'
    ),
    "all struck through but for a remark": lambda n: f"- ~~[{TOOLS[n]}]({at(n)}): {TEXTS[n]}~~ [closed]",
    "a line of a paragraph": lambda n: f"🔹 [{TOOLS[n]}]({at(n)}) — {TEXTS[n]}  ",
    "a definition in HTML": lambda n: (
        ("<dl>\n" if n == 0 else "") + f'<dt><a href="{at(n)}">{TOOLS[n]}</a></dt>\n<dd>{TEXTS[n]}</dd>'
    ),
    "a table each": lambda n: (
        f"| Tool | [{TOOLS[n]}]({at(n)}) |\n|--|--|\n| Description | {TEXTS[n]} |\n| Town | {TOWNS[n]} |\n\n---\n"
    ),
}
UNLINKED: dict[str, tuple[Line, Sequence[str]]] = {
    "headings in alphabetical order": (lambda n: f"### {TOOLS[n]}\n\n{TEXTS[n]}\n", TOOLS),
    "titles below groups in bold": (
        lambda n: (f"**Group {n // 4}**\n\n" if n % 4 == 0 else "") + f"- {TITLES[n]}" + ("\n" if n % 4 == 3 else ""),
        TITLES,
    ),
    "titles with tags below": (lambda n: f"- {TITLES[n]}\n  - `wood`, `{TOOLS[n]}`", TITLES),
    "a year and marks": (lambda n: f"* {TITLES[n]} ({2000 + n}) {'+' * (n % 3)}", TITLES),
    "a slash and the author": (lambda n: f"{n + 1}. {TITLES[n]} / {AUTHORS[n]}", TITLES),
}


def read(line: Line) -> list[Entry]:
    return parse("# Workshop\n\n## Things\n\n" + "\n".join(map(line, range(8))) + "\n").entries


@pytest.mark.parametrize("line", PAPERS.values(), ids=PAPERS)
def test_titles_are_told_from_what_stands_around_them(line: Line) -> None:
    assert [(each.name, each.url) for each in read(line)] == [(TITLES[n], at(n)) for n in range(8)]


@pytest.mark.parametrize("line", NAMED.values(), ids=NAMED)
def test_names_are_told_from_what_stands_around_them(line: Line) -> None:
    assert [each.name.rpartition("/")[2] for each in read(line)] == list(TOOLS)
    assert all(each.url and each.url.startswith("https://") for each in read(line))


@pytest.mark.parametrize("line", DESCRIBED.values(), ids=DESCRIBED)
def test_what_stands_below_a_name_describes_it(line: Line) -> None:
    found = [(each.name, each.url, each.description) for each in read(line)]
    assert found == [(TOOLS[n], at(n), TEXTS[n]) for n in range(8)]


@pytest.mark.parametrize(("line", "names"), UNLINKED.values(), ids=UNLINKED)
def test_entries_may_have_no_links(line: Line, names: Sequence[str]) -> None:
    assert [each.name for each in read(line)] == list(names)


def test_paragraphs_that_are_names_stand_beside_one_that_says_more() -> None:
    found = read(lambda n: f"[{TITLES[n]}]({at(n)}){' and [notes](https://n.example) on it.' if n == 5 else ''}\n")
    assert [each.name for each in found] == list(TITLES)


def test_a_table_of_figures_holds_no_entries() -> None:
    head = "| Fault | Found | Least |\n|--|--|--|\n"
    assert read(lambda n: f"{head if n == 0 else ''}| {TITLES[n]} | {n} of {n + 4} | {n} % |") == []


def test_headings_without_links_in_no_order_are_sections_of_a_text() -> None:
    order = (3, 1, 7, 0, 5, 2, 6, 4)
    assert read(lambda n: f"### {TOOLS[order[n]]}\n\n{TEXTS[n]}\n") == []


def test_a_list_of_the_titles_of_sections_is_contents() -> None:
    sections = "".join(f"\n## {title}\n\n- [{TOOLS[n]}]({at(n)})\n" for n, title in enumerate(TITLES))
    contents = "".join(f"- {title}\n" for title in TITLES)
    assert [each.name for each in parse(f"# L\n\n## Categories\n\n{contents}{sections}").entries] == list(TOOLS)


def test_links_below_names_that_say_what_they_lead_to_are_fields() -> None:
    found = read(lambda n: f"{n + 1}. **{TITLES[n]}**\n   * [Wood channel]({at(n)})\n   * [Notes]({at(n, 'c')})")
    assert [each.name for each in found] == list(TITLES)


def test_links_of_a_word_or_two_behind_a_name_are_no_description() -> None:
    found = read(lambda n: f"- {TOOLS[n]}: [website]({at(n)}), [Wood Tube]({at(n, 'c')})")
    assert [(each.name, each.description) for each in found] == [(tool, None) for tool in TOOLS]


def test_the_column_that_alone_has_links_names_the_rows() -> None:
    text = "| Maker | Thing | Town |\n|--|--|--|\n"
    for n in range(8):
        text += f"| Maker {n} | {f'[{TOOLS[n]}]({at(n)})' if n % 2 else TOOLS[n]} | {TOWNS[n]} |\n"
    assert [each.name for each in parse(text).entries] == list(TOOLS)


def test_fields_in_paragraphs_below_a_name_are_its_parts() -> None:
    names = ("saw", "axe", "nail")
    each = "- ***{0}***\n\n  *Year*: 2012\n\n  *Website*: https://{0}.example\n\n"
    entries = parse("# Tools\n\n" + "".join(map(each.format, names))).entries
    assert [(entry.name, entry.url) for entry in entries] == [(name, f"https://{name}.example") for name in names]
    assert [entry.fields["Year"].values for entry in entries] == [["2012"]] * 3


def test_code_before_cited_authors_is_a_tag() -> None:
    lines = [
        f'- {"`Glue` " if at % 2 else ""}North, Ada, et al. ["{title}."](https://example.org/{at}.pdf), {at + 2010}.'
        for at, title in enumerate(TITLES)
    ]
    page = "\n".join(["# Papers", "", *lines, ""])
    assert [entry.name.strip('".') for entry in parse(page).entries] == [*TITLES]


def test_an_address_below_a_bold_title_and_a_text_is_that_of_the_title() -> None:
    page = "# Tools\n\n" + "".join(
        f"**{name}**\n- {text}\n- https://example.org/{at}\n\n"
        for at, (name, text) in enumerate(zip(TOOLS, TEXTS, strict=True))
    )
    found = [(entry.name, entry.url) for entry in parse(page).entries]
    assert found == [(name, f"https://example.org/{at}") for at, name in enumerate(TOOLS)]
