"""Persons, venues and labels around titles: which part of a line is the title."""

from __future__ import annotations

import pytest

from awesome_lint import parse
from entries import found, names
from timing import is_in_proportion

BOOKS = {
    "Ada North": "The History of the Saw",
    "B. C. South": "How to Sharpen a Plane",
    "Cy von West": "Benches and Their Makers",
    "Dora East": "Glue, Screws and Nails of the World",
    "Eli Marsh": "A Year in the Forest",
    "Fay Brook": "The Joiner and the Lathe",
    "Gus Hill": "Notes on a Handle",
    "Hal Field": "The Smell of Cedar",
    "Ida Moor": "What the Carpenter Saw",
}


WOODS = ("Elm", "Oak", "Yew", "Ash")


def page(*lines: str) -> str:
    return "# Wood\n\n## Reading\n\n" + "".join(f"{line}\n" for line in lines)


def paper(number: int) -> str:
    return f"https://arxiv.org/abs/2001.0000{number}"


@pytest.mark.parametrize("form", ["- {} - {}", "- {}, _{}_", "- {}: {}"])
def test_persons_before_titles_are_no_part_of_these(form: str) -> None:
    assert names(page(*(form.format(*each) for each in BOOKS.items()))) == [*BOOKS.values()]


def test_persons_before_sentences_are_the_names() -> None:
    lines = [f"- {each} - Made the tools of the old workshop by hand." for each in BOOKS]
    assert names(page(*lines)) == [*BOOKS]


def test_persons_behind_a_dash_are_no_part_of_titles_that_few_have_one_behind() -> None:
    titles = [f"The Long Road to a Good Bench, Part {number}" for number in range(1, 11)]
    lines = [f"- {title}" for title in titles]
    lines += [f"- {title} - {person}" for person, title in BOOKS.items()]
    assert names(page(*lines)) == [*titles, *BOOKS.values()]


def test_persons_end_a_title_behind_its_full_stop() -> None:
    persons = "Ada North, Bo South and Cy West"
    lines = [f"1. {title}. {persons}. [[paper]]({paper(at)})" for at, title in enumerate(BOOKS.values())]
    assert names(page(*lines)) == [*BOOKS.values()]


def test_a_venue_may_have_an_institution_behind_it() -> None:
    lines = [
        f"- Saws that Learn to Cut, WOOD 2018, Elm University[(pdf)]({paper(1)})",
        f"- Planes that Learn, 2017, Oak Institute[(pdf)]({paper(2)})",
        f"- A Vise for Everything[(pdf)]({paper(3)})",
    ]
    assert names(page(*lines)) == ["Saws that Learn to Cut", "Planes that Learn", "A Vise for Everything"]


def test_dated_titles_without_links_are_entries_beside_one_with_a_link() -> None:
    lines = [
        "- By hand",
        "  - Saws that Learn to Cut Straight, WOOD 2018",
        "  - Planes that Learn to Smooth, WOOD 2017",
        f"  - A Vise that Learns to Hold, WOOD 2016[(pdf)]({paper(1)})",
    ]
    assert names(page(*lines)) == [
        "Saws that Learn to Cut Straight",
        "Planes that Learn to Smooth",
        "A Vise that Learns to Hold",
    ]


def test_what_a_link_names_is_the_name_behind_a_text_and_a_mark() -> None:
    made = {"Maple Band": "Songs of Sawdust", "The Oaks": "Hollow Tree", "Yew": "Bow", "Elm Trio": "Bark and Bite"}
    lines = [f"- {band} - [{album}](https://{album.split()[0].lower()}.example)" for band, album in made.items()]
    assert names(page(*lines)) == [*made.values()]


def test_what_a_link_leads_to_is_no_name_behind_a_text_and_a_mark() -> None:
    lines = [f"- {tool} - [the site of its makers](https://{tool.lower()}.example)" for tool in ("Saw", "Axe", "Vise")]
    assert names(page(*lines)) == ["Saw", "Axe", "Vise"]


def test_a_title_in_bold_behind_a_labelled_link_is_the_name() -> None:
    lines = [f"- [[WOOD 201{at}]]({paper(at)}) **{title}**" for at, title in enumerate(BOOKS.values())]
    assert found(page(*lines)) == [(title, paper(at)) for at, title in enumerate(BOOKS.values())]


def test_labels_in_brackets_and_bold_are_no_names() -> None:
    lines = [f"* **[WOOD201{at} Tool{at}]** {title} [[Paper]({paper(at)})]" for at, title in enumerate(BOOKS.values())]
    assert names(page(*lines)) == [*BOOKS.values()]


def test_the_month_of_a_preprint_is_part_of_the_venue_before_a_title() -> None:
    lines = [f"- arXiv 202{at}.0{at + 1}, {title}. [Paper]({paper(at)})" for at, title in enumerate(BOOKS.values())]
    assert names(page(*lines)) == [*BOOKS.values()]


def test_an_identifier_shows_where_a_link_leads() -> None:
    titles = [title for title in BOOKS.values() if "," not in title]
    doi = "[doi:10.1000/wood.{0}](https://doi.org/10.1000/wood.{0})"
    lines = [f"- North et al. (201{at}) {title}. Wood 2, {doi.format(at)}" for at, title in enumerate(titles)]
    assert names(page(*lines)) == titles


def test_titles_that_are_struck_through_with_their_authors_are_read() -> None:
    forms = {person: "- *{}*, {}" if person > "C" else "- ~~*{}*, {}~~" for person in BOOKS}
    lines = [forms[person].format(title, person) for person, title in BOOKS.items()]
    assert names(page(*lines)) == [*BOOKS.values()]


def test_bibliographies_in_paragraphs_are_named_by_titles() -> None:
    titles = [title for title in BOOKS.values() if "," not in title]
    families = [person.split()[-1] for person in BOOKS]
    cited = [
        f"{family}, Maria. {title}. Elm: Oak Press, 201{at}.\n"
        for at, (family, title) in enumerate(zip(families, titles, strict=False))
    ]
    assert names(page(*cited)) == titles


def test_citations_below_headings_tell_of_these() -> None:
    tools = [f"Tool{letter}" for letter in "KHAMZCQBYDWE"]
    text = "# Wood\n\n## Datasets\n\n" + "".join(
        f"### {tool}\n\nAda North, Bo South, and Cy West. The making of {tool}. Wood 2 (2018). URL {paper(3)}.\n\n"
        for tool in tools
    )
    assert names(text) == tools


def test_links_to_the_same_in_another_language_are_no_entries_of_their_own() -> None:
    words = ("Saw", "Plane", "Vise", "Axe", "Clamp", "File")
    lines = [f"- [{each}](en/{each.lower()}.md) | [{each}a](it/{each.lower()}.md)" for each in words]
    assert names(page(*lines)) == [*words]


def test_two_sites_joined_in_each_item_are_entries_of_their_own() -> None:
    words = ("Saw", "Plane", "Vise", "Axe", "Clamp", "File")
    lines = [
        f"- [{each}](https://{each.lower()}.example/), [{each} Shop](https://{each.lower()}.shop/)" for each in words
    ]
    assert names(page(*lines)) == [name for each in words for name in (each, f"{each} Shop")]


def test_lists_in_quotes_within_quotes_are_read() -> None:
    lines = ["> [!example]- Tools", "> > - [Saw](https://saw.example)", "> > - [Axe](https://axe.example)"]
    assert names(page(*lines)) == ["Saw", "Axe"]


def test_rows_with_nothing_but_a_date_are_none() -> None:
    rows = [f"| 2020-01-0{at} | Meeting of {word} | [doc](notes/{at}.md) |" for at, word in enumerate(BOOKS, 1)]
    rows += [f"| 2020-02-0{at} | | |" for at in range(1, 5)]
    text = page("| Date | Topic | Summary |", "| --- | --- | --- |", *rows)
    assert names(text) == [f"Meeting of {each}" for each in BOOKS]


def test_a_title_goes_on_behind_its_first_words_in_bold() -> None:
    lines = [
        f"- WOOD 201{at}, **{title}**: Notes on Wood, [Paper]({paper(at)})" for at, title in enumerate(BOOKS.values())
    ]
    lines += [f"- WOOD 199{at}, The Work of a Saw in {each}, [Paper]({paper(at)})" for at, each in enumerate(WOODS)]
    lines += [f"- WOOD 2020, **Soft Saws** Cut Hard Boards, [Paper]({paper(9)})"]
    lines += [f"- WOOD 2021, The **dormant saw** phenomenon in old workshops, [Paper]({paper(8)})"]
    assert names(page(*lines)) == [
        *(f"{title}: Notes on Wood" for title in BOOKS.values()),
        *(f"The Work of a Saw in {each}" for each in WOODS),
        "Soft Saws Cut Hard Boards",
        "The dormant saw phenomenon in old workshops",
    ]


def test_authors_in_brackets_behind_names_do_not_make_a_column_one_of_authors() -> None:
    rows = [f"| SAW{at} (North et al., 202{at}) | [📄]({paper(at)}) | {at}K boards w/ cuts |" for at in range(5)]
    text = page("| Dataset | Links | Size |", "| --- | --- | --- |", *rows)
    assert [name.partition(" ")[0] for name in names(text)] == [f"SAW{at}" for at in range(5)]


@pytest.mark.parametrize(
    "form",
    [
        "1. {1}, {0}, J. Wood Sci. 39 (1974) 834–842.",
        "1. {2}, 1986, {0}: Wood Today, 56, 231–241. doi:10.1190/1.1443035",
        "- {2} (1998). {0}. Wood Prospect., 46(6), 603-616.",
        "- {1}, {0}, in: 85th Annual Meeting, Expanded Abstracts, 2015, pp. 36–38.",
    ],
)
def test_persons_before_and_journals_behind_titles_are_no_part_of_these(form: str) -> None:
    persons = [("A. North, B.C. South", "North, A., and South, B. C."), ("D.-E. von West", "West, D. E.")]
    lines = [form.format(title, *persons[at % 2]) for at, title in enumerate(BOOKS.values())]
    assert names(page(*lines)) == [*BOOKS.values()]


def test_titles_without_links_may_have_persons_and_a_venue_behind_them() -> None:
    lines = [f"- {title}. Ada North, Bo South. ICLR 202{at}." for at, title in enumerate(BOOKS.values())]
    assert names(page(*lines)) == [*BOOKS.values()]


@pytest.mark.parametrize(
    "form",
    [
        "- [[ICLR 202{1}]({2})] **{0}**",
        "- **ICLR 202{1}** **{0}** [[paper]({2})]",
        "- **[ICLR 202{1}] {0}** [[paper]({2})]",
        "{0}, Ada North, Bo South, ICLR 202{1}, [pdf]({2})\n",
        "{0} [论文]({2})\n",
    ],
)
def test_venues_and_persons_around_titles_are_no_part_of_names(form: str) -> None:
    lines = [form.format(title, at, paper(at)) for at, title in enumerate(BOOKS.values())]
    assert found(page(*lines)) == [(title, paper(at)) for at, title in enumerate(BOOKS.values())]


@pytest.mark.parametrize("label", ["**{}**:", "`{}`:"])
def test_labelled_addresses_below_entries_are_fields(label: str) -> None:
    below = f"  - {label.format('Paper')} {{}}\n  - {label.format('Code')} https://github.com/wood/{{}}"
    lines = [f"- [{title}](https://book{at}.org)\n" + below.format(paper(at), at) for at, title in enumerate(WOODS)]
    assert names(page(*lines)) == [*WOODS]


@pytest.mark.parametrize("form", ["- {0} by {1} - [BIB]({2})", "- {0} by {1} [BIB]({2}) [SLIDES](https://s.org)"])
def test_titles_before_persons_and_labelled_links_are_entries(form: str) -> None:
    lines = [form.format(title, person, paper(at)) for at, (person, title) in enumerate(BOOKS.items())]
    assert found(page(*lines)) == [(title, paper(at)) for at, title in enumerate(BOOKS.values())]


@pytest.mark.parametrize(
    "form", ["- {0} by {1}, Jo Vale", "- {0} - {1} and Jo Vale", "- 【ICLR 2021】{0}", "- *ICLR 2021* **{0}**"]
)
def test_persons_and_venues_are_no_part_of_titles_without_links(form: str) -> None:
    assert names(page(*(form.format(title, person) for person, title in BOOKS.items()))) == [*BOOKS.values()]


@pytest.mark.parametrize("form", ["**{0}**, ICLR 2021 [paper]({1})", "{0} - Tells of it {1}"])
@pytest.mark.parametrize("end", ["  ", "<br>"])
def test_lines_with_names_before_addresses_are_entries(form: str, end: str) -> None:
    lines = [form.format(title, paper(at)) + end for at, title in enumerate(BOOKS.values())]
    assert found(page(*lines)) == [(title, paper(at)) for at, title in enumerate(BOOKS.values())]


@pytest.mark.parametrize("form", ["- {0} [pdf](https://a.org)", "1. {0} x"])
@pytest.mark.parametrize("person", [", Ada North", "A. North, ", "North, A., ", "Ada North and "])
def test_any_number_of_persons_is_read_in_proportion(form: str, person: str) -> None:
    def read(count: int) -> None:
        names(page(*(form.format(f"A Title {at}{person * count}") for at in range(3))))

    assert is_in_proportion(lambda: read(500), lambda: read(4_000), factor=16, least=1.0)


@pytest.mark.parametrize(
    "line", ["{1}. _{0}_. [link]({2})", "{1}, *{0}*. [link]({2})", "{1} *{0}*, [link]({2})", "{1}: *{0}* ([pdf]({2}))"]
)
def test_titles_stand_in_italics_behind_persons(line: str) -> None:
    papers = (
        ("How a Board Is Cut by Hand", "Ada North"),
        ("Nails, and Where They Hold", "Bo South et. al"),
        ("The Oak: A History of Its Use", "Cy West and Dan Frost"),
        ("What Glue Can Do for a Chair", "Eve Summers, Finn Lake, and Gil Stone"),
    )
    lines = "".join(f"- {line.format(*paper, f'https://p.example/{at}')}\n" for at, paper in enumerate(papers))
    assert [entry.name for entry in parse(f"# Papers\n\n## Wood\n\n{lines}").entries] == [title for title, _ in papers]


def test_titles_of_bibliographies_may_have_colons() -> None:
    lines = (
        "- J. North, W. South, and L. West. WoodNet: A Large Set of Pictures. In CVPR, 2009.\n"
        "- A. Frost, I. Stone, and G. E. Lake. Cutting boards with deep saws. In NIPS, 2012.\n"
        "- X. Field, H. Bay, and C. L. Moor. Oak captions: Pictures and Texts. arXiv preprint arXiv:1504.00325, 2015.\n"
        "- K. Hill and S. Wood. Rasps for whoever needs them. In ECCV, 2016.\n"
    )
    assert [entry.name for entry in parse(f"# Papers\n\n{lines}").entries] == [
        "WoodNet: A Large Set of Pictures",
        "Cutting boards with deep saws",
        "Oak captions: Pictures and Texts",
        "Rasps for whoever needs them",
    ]


@pytest.mark.parametrize("mark", ["####", "-"])
def test_venues_in_brackets_and_italics_are_no_names(mark: str) -> None:
    titles = ("How to Saw a Board", "How to Cut a Beam", "How to Oil a Hinge")
    lines = "".join(
        f"{mark} *[CVPR201{at} tools]* {title} [[paper](https://p.example/{at})]\n\n" for at, title in enumerate(titles)
    )
    assert [entry.name for entry in parse(f"# Papers\n\n## Wood\n\n{lines}").entries] == [*titles]


ABOVE_TITLES = (
    "Ada North, Bo South.  ",
    "Ada North, Bo South",
    "Ada North, Bo South, and Cy West.",
    "Ada North, Bo South:",
)


def test_a_line_of_persons_above_a_linked_title_in_a_paragraph_is_no_name() -> None:
    usual = "".join(
        f"Ada North and Bo South. [**How a {name} Cuts**](https://{name}.example) Nature (201{at})\n\n"
        for at, name in enumerate(("Saw", "Axe", "Plane", "Drill", "Rasp"))
    )
    last = "Ada North, Bo South, Cy West\n[**What a Hammer Hears**](https://hammer.example) Nature (2020)\n"
    names = [entry.name for entry in parse(f"# P\n\n## Papers\n\n{usual}{last}").entries]
    assert names == [
        *(f"How a {name} Cuts" for name in ("Saw", "Axe", "Plane", "Drill", "Rasp")),
        "What a Hammer Hears",
    ]


@pytest.mark.parametrize("persons", ABOVE_TITLES)
@pytest.mark.parametrize("title", ['"{0}". Saw Days, 2020.', "**{0}**. Saw Days, 2020.", "“{0}”, Saw Days, 2020."])
def test_a_line_of_persons_above_a_title_is_no_name(persons: str, title: str) -> None:
    text = "".join(
        f"{number}. {persons}\n   {title.format(f'How a {name} Cuts')} [[paper](https://{name}.example)]\n"
        for number, name in enumerate(("Saw", "Axe", "Plane", "Drill"), 1)
    )
    assert [entry.name for entry in parse(f"# Papers\n\n## 2020\n\n{text}").entries] == [
        f"How a {name} Cuts" for name in ("Saw", "Axe", "Plane", "Drill")
    ]


@pytest.mark.parametrize("behind", ["by Ada North and Bo Lee. 2019", "Ada North, Bo Lee", "CVPR 2019"])
@pytest.mark.parametrize("link", ["[[paper]](https://elm.dev/{0})", "[paper](https://elm.dev/{0})"])
def test_persons_and_venues_behind_a_link_without_a_mark_are_no_sentence(link: str, behind: str) -> None:
    titles = ["Sorting trees in linear time", "Elms: a survey", "How saws age", "Planting firs in dry sands"]
    assert names(page(*(f"- {title} {link.format(at)} {behind}" for at, title in enumerate(titles)))) == titles


def test_a_sentence_that_goes_on_behind_a_link_names_nothing() -> None:
    said = ["Read more of it in the", "All of this is told in their", "Ask for help, see"]
    lines = [f"- {each} [paper](https://elm.dev/{at}) by Ada North." for at, each in enumerate(said)]
    assert names(page(*lines, *(f"- Sorted as in [[{at}]](https://elm.dev/{at}) by most." for at in range(3)))) == []
