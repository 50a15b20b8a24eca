"""Kinds of false reports in lists of ordinary people, each beside one that is still told."""

from __future__ import annotations

import pytest

from awesome_lint import check, fix
from usual import NAMES, USUAL, of, page

ROWS = "".join(f"| [{name}](https://x.dev/{name}) | Trees, mugs |\n" for name in NAMES)
CREDITS = "<!-- ALL-CONTRIBUTORS-LIST:{} -->"


def test_a_word_beside_the_one_that_the_url_has() -> None:
    url = "https://github.com/al/elm-syslinfo"
    assert of(page(f"- [elm-syslinfo: Linux sysinfo library]({url}) - Sorts things."), "SPL005") == []
    assert of(page(f"- [elm: Linux sysinfo library]({url}) - Sorts things."), "SPL005") == [("SPL005", 25)]


def test_a_value_that_begins_its_cell_with_a_capital() -> None:
    def table(*values: str) -> str:
        more = "".join(f"| [Elm {value}](https://x.dev/{at}) | {value} |\n" for at, value in enumerate(values))
        return f"# T\n\n| Name | Given |\n| --- | --- |\n{ROWS}{more}"

    assert of(table("Mugs"), "VOC003") == []
    assert of(table("mugs", "mugs", "mugs", "Mugs"), "VOC003") == [("VOC003", 28)]


def test_two_data_sets_that_one_paper_presents() -> None:
    def table(*papers: str) -> str:
        cited = "".join(f"| {name} | [A study of {name}](https://x.dev/{name}) |\n" for name in NAMES)
        more = (
            f"| Elm {at} data | [{title}](https://x.dev/trees/2) |\n" for at, title in zip("ab", papers, strict=True)
        )
        return f"# T\n\n| Name | Paper |\n| --- | --- |\n{cited}{''.join(more)}"

    assert of(table("Images of many trees", "Images of many trees"), "LNK006") == []
    assert of(table("Images of many trees", "Sounds of all seas"), "LNK006") == [("LNK006", 26)]


def test_two_parts_of_a_repository_that_one_description_names() -> None:
    def parts(said: str) -> str:
        names = ("elm preflight", "elm bundles")
        return page(*(f"- [{name}](https://github.com/al/troubleshoot) - {said}" for name in names))

    assert of(parts("Preflight checks and bundles of what was seen."), "LNK006") == []
    assert of(parts("Checks and collections of what was seen."), "LNK006") == [("LNK006", 26)]


@pytest.mark.parametrize("name", ["To be added soon", "More coming soon"])
def test_a_cell_that_says_that_more_will_come(name: str) -> None:
    def table(name: str) -> str:
        return f"# T\n\n| Name | Given |\n| --- | --- |\n{ROWS}| {name} | |\n"

    assert of(table(name), "ENT008") == []
    assert of(table("Elm of old"), "ENT008") == [("ENT008", 25)]


def test_authors_who_have_written_two_papers() -> None:
    def papers(first: str, second: str) -> str:
        titles = "".join(f"- [A long study of {name}](https://x.dev/{name})\n" for name in NAMES)
        more = f"- {first}.\n  [paper](https://x.dev/1)\n- {second}.\n  [paper](https://x.dev/2)\n"
        return f"# T\n\n## Papers\n\n{titles}{more}"

    assert of(papers(*["Al Lipchen North, Bo R. South"] * 2), "ENT007") == []
    assert of(papers(*["On the growth of trees"] * 2), "ENT007") == [("ENT007", 27)]


def test_credits_that_lead_nowhere() -> None:
    link = '<a href="" title="Answers">Al</a>'
    assert of(page(CREDITS.format("START"), "", link, "", CREDITS.format("END")), "LNK003") == []
    assert of(page(link), "LNK003") == [("LNK003", 25)]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("**Address: **https://x.dev/b", "**Address:** https://x.dev/b"),
        ("**Address:https://x.dev/b**", "**Address:** https://x.dev/b"),
        ("**Address:**https://x.dev/b", "**Address:** https://x.dev/b"),
    ],
)
def test_a_field_whose_bold_text_ends_elsewhere(written: str, right: str) -> None:
    fields = "".join(f"### {name}\n\n**Kind:** tree\n\n**Address:** https://x.dev/{name}\n\n" for name in NAMES)
    text = f"# T\n\n## Some\n\n{fields}### Elm\n\n**Kind:** tree\n\n"
    assert of(text + written + "\n", "ENT021") == [("ENT021", 129)]
    assert fix(text + written + "\n", unsafe=True).text == text + right + "\n"


def test_a_sentence_among_phrases() -> None:
    phrases = "".join(each.replace(".\n", "\n") for each in USUAL)
    start = f"# T\n\n## Some\n\n{phrases}"
    assert of(f"{start}- [Elm](https://elm.dev/x) is a program that sorts things.\n", "ENT011") == []
    assert of(f"{start}- [Elm](https://elm.dev/x) - Sorts things.\n", "ENT011") == [("ENT011", 25)]


def test_a_link_among_names_that_have_none() -> None:
    linked = "- [Fir](https://fir.dev/x)"
    assert of(page("", "Others:", "", "- Elm", "- Ash", linked), "ENT013") == []
    assert of(page("", "Others:", "", "- [Elm](https://elm.dev/x) - Sorts.", "- Ash", linked), "ENT013") == [
        ("ENT013", 30)
    ]


def test_bullets_that_are_indented_too_little_below_a_label() -> None:
    def listed(indent: str) -> str:
        labels = [f" - **{name}**" for name in ("Bark", "Crowns", "Moss", "Roots", "Seeds")]
        labels.insert(3, f"{indent}- [Ash](https://x.dev/ash) - Sorts.")
        return "# T\n\nIn alphabetical order.\n\n## Some\n\n" + "\n".join(labels) + "\n"

    assert of(listed("  "), "ORD001") == []
    assert of(listed(" "), "ORD001") == [("ORD001", 10)]


def contents(*entries: str) -> str:
    names = (
        "First steps",
        "1. Import the data",
        "2. Read the data and keep it",
        "3. Draw the trees",
        "4. Count the leaves",
    )
    sections = "".join(f"## {name}\n\n- [Elm {at}](https://x.dev/{at})\n\n" for at, name in enumerate(names))
    listed = "".join(f"- {each}\n" for each in entries)
    return f"# T\n\n{listed}\n{sections}## 5. Import the leaves\n\n- [Fir](https://x.dev/f)\n"


def test_an_entry_of_contents_that_names_another_heading_than_it_leads_to() -> None:
    steps = ["[First steps](#first-steps)", "[Import the data](#1-import-the-data)", "", "[Draw](#3-draw-the-trees)"]
    steps += ["[Count the leaves](#4-count-the-leaves)"]
    read, astray = "[Read the data](#5-import-the-leaves)", "[Import the leaves](#5-import-the-leaves)"
    told = [each.message for text in (read, astray) for each in check(contents(*[one or text for one in steps]))]
    order = "is not in the order of the headings; expected after `Count the leaves`"
    assert [each for each in told if "order of the headings" in each] == [f"`Import the leaves` {order}"]


def test_a_sentence_that_begins_with_code() -> None:
    assert of(page("- `srcdoc` tells what stands in the frame, and is read."), "ENT014") == []
    assert of(page("- [Elm](https://elm.dev/x) - tells what stands in the frame."), "ENT014") == [("ENT014", 25)]


def test_a_link_that_will_come() -> None:
    assert of(page("", "Join the [chat (coming soon)](#) now."), "LNK013") == []
    assert of(page("", "Join the [chat of lovers](#) now."), "LNK013") == [("LNK013", 26)]


def test_a_url_that_is_written_as_a_link_is_told_once() -> None:
    entry = "- [https://elm.dev/a]([url](https://elm.dev/a)) - Sorts things."
    assert of(page(entry), "LNK002", "LNK017") == [("LNK002", 25)]


def test_a_plural_that_somebody_made() -> None:
    assert of(page("- [Shapes by Neural Implicits](https://elm.dev/x) - Sorts things."), "SPL005") == []
    assert of(page("- [Shapes by Neural Guidlines](https://elm.dev/x) - Sorts things."), "SPL005") == [("SPL005", 25)]


def test_a_pun_on_a_word_that_goes_on_behind_a_hyphen() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Renders manim-ations of things."), "SPL001") == []
    assert of(page("- [Elm](https://elm.dev/x) - Renders the ations of things."), "SPL001") == [("SPL001", 25)]


def test_two_years_of_one_data_set() -> None:
    urls = "https://elm.dev/sets#download"
    assert of(page(f"- [trees]({urls}) - Pictures.", f"- [trees2017]({urls}) - More pictures."), "LNK006") == []
    assert of(page(f"- [trees]({urls}) - Pictures.", f"- [leaves]({urls}) - More pictures."), "LNK006") == [
        ("LNK006", 26)
    ]


def test_empty_sections_of_headings_that_end_in_colons() -> None:
    text = "# T\n\n" + "".join(f"## {name}:\n\n- [x](https://x.dev/{name})\n\n" for name in NAMES[:9])
    assert of(f"{text}## People:\n\n## More:\n\n- [x](https://x.dev)\n", "DOC005") == [("DOC005", 39)]
    plain = text.replace(":\n", "\n")
    assert of(f"{plain}## Come in:\n\n## More\n\n- [x](https://x.dev)\n", "DOC005") == []


def test_a_section_with_nothing_but_the_anchor_of_the_next() -> None:
    text = "# T\n\n" + "".join(f"## {name}\n\n- [x](https://x.dev/{name})\n\n" for name in NAMES[:9])
    assert of(text + '## People\n\n<a name="more" />\n\n## More\n\n- [x](https://x.dev)\n', "DOC005") == [
        ("DOC005", 39)
    ]
    assert of(text + '## People\n\n<a href="more">More</a>\n\n## More\n\n- [x](https://x.dev)\n', "DOC005") == []


@pytest.mark.parametrize("heading", ["Overview Overview", "Prerequisites Prerequisites", "Contribuir Contribuir"])
def test_a_heading_that_says_one_word_twice(heading: str) -> None:
    assert of(page("", f"## {heading}", "", "- [Elm](https://elm.dev/x) - Sorts."), "SPL003") == [("SPL003", 26)]
    assert of(page("", "## Duran Duran", "", "- [Elm](https://elm.dev/x) - Sorts."), "SPL003") == []


def test_the_only_heading_with_a_small_first_letter() -> None:
    def headings(last: str) -> str:
        names = (*NAMES[:6], last)
        sections = (f"## {name}\n\n- [Elm](https://x.dev/{name})\n- [Fir](https://fir.dev/{name})\n" for name in names)
        return "# T\n\n" + "\n".join(sections)

    assert of(headings("big Players"), "DOC035") == [("DOC035", 33)]
    assert of(headings("elm Players").replace("[Elm]", "[`elm`]"), "DOC035") == []
    assert of(headings("big players"), "DOC035") == []


@pytest.mark.parametrize(
    "said",
    ["open-source,compact", "scriptable,command-line-first", "well written,a tool", "a tool for Kubernetes.The rest"],
)
def test_a_space_that_is_missing_behind_a_mark(said: str) -> None:
    assert of(page(f"- [Elm](https://elm.dev/x) - Is {said} of many other things."), "SPL006") == [("SPL006", 25)]


def test_a_separator_with_nothing_behind_it() -> None:
    bare = "".join(f"- [{name}](https://x.dev/{name})\n" for name in NAMES)
    assert of(f"# T\n\n## Some\n\n{bare}- [Elm](https://elm.dev/x) -\n", "ENT013") == [("ENT013", 25)]
    assert of(f"# T\n\n## Some\n\n{bare.replace(')', ') -')}", "ENT013") == []


def test_a_link_whose_host_is_a_slip_of_its_text() -> None:
    assert of(page("- [elms.dev](https://elsm.dev/x) - Sorts things."), "LNK017") == [("LNK017", 25)]
    assert of(page("- [elms.dev](https://firs.dev/x) - Sorts things."), "LNK017") == []


def test_codes_of_icons_do_not_count_in_the_order_of_sections() -> None:
    def sections(*titles: str) -> str:
        parts = (
            f"## {title}\n\n- [Elm {at}](https://x.dev/{at})\n- [Fir {at}](https://x.dev/f/{at})\n"
            for at, title in enumerate(titles)
        )
        return "# T\n\n" + "\n".join(parts)

    titles = [":au: Australia", ":br: Brazil", ":ca: Canada", ":de: Germany", ":in: India", ":ke: Kenya", ":es: Spain"]
    assert of(sections(*titles, ":tr: Turkey"), "ORD002") == []
    assert of(sections(*titles, ":tr: Austria"), "ORD002") == [("ORD002", 38)]


@pytest.mark.parametrize("said", ["NA", "n/a", "none"])
def test_a_link_that_says_that_there_is_none(said: str) -> None:
    assert of(page(f"- [Elm](https://elm.dev/x) - Sorts things ([{said}]())."), "LNK003") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things ([docs]())."), "LNK003") == [("LNK003", 25)]


def test_cells_that_a_program_cut_before_it_wrote_html() -> None:
    told = "trees leaves shrubs are all that ever grew in some of the old parks behind many towns of ours with them "

    def table(said: str) -> str:
        texts = (f"{name} {(told * 2)[at * 4 :]}"[:60].strip() for at, name in enumerate(NAMES))
        rows = "".join(
            f"| [{name}](https://x.dev/{name}) | {text} |\n" for name, text in zip(NAMES, texts, strict=True)
        )
        return f"# T\n\n| Name | Told |\n| --- | --- |\n{rows}| [Elm](https://x.dev/elm) | {said} |\n"

    last = ("SPL001", 25)
    assert last not in of(table("Trees &gt; shrubs, and all of the rest of them that have fre"), "SPL001")
    assert of(table("Trees, and all of the rest of them that have fre ones."), "ENT011", "SPL001")[-1:] == [last]


def test_a_publisher_to_which_a_doi_leads() -> None:
    text = "[https://press.dev/lookup/doi/10.1073/pnas.04]"
    assert (
        of(page(f"- [Elm](https://elm.dev/x) - Sorts things: {text}(https://dx.doi.org/10.1073/pnas.04)"), "LNK017")
        == []
    )
    assert of(page(f"- [Elm](https://elm.dev/x) - Sorts things: {text}(https://elm.dev/10.1073)"), "LNK017") == [
        ("LNK017", 25)
    ]


def test_a_host_that_the_text_of_its_link_names() -> None:
    assert of(page("- [Meldium](https://www.meldium.com/) - Sorts things."), "LNK016") == []
    assert of(page("- [Elm](https://www.meldium.com/) - Sorts things."), "LNK016") == [("LNK016", 25)]


def test_rows_of_news_that_are_called_by_their_kind() -> None:
    def table(kind: str) -> str:
        named = "".join(f"| {name} | What is new in {name} | [URL](https://x.dev/{name}) |\n" for name in NAMES)
        more = (
            f"| Website | It is there | [URL](https://x.dev/trees) |\n| {kind} | More | [URL](https://x.dev/trees) |\n"
        )
        last = "| Update | Yet more | [URL](https://x.dev/u) |\n"
        return f"# T\n\n| Topic | Told | URL |\n|---|---|---|\n{named}{more}{last}"

    assert of(table("Update"), "LNK006") == []
    assert of(table("Leaves"), "LNK006") == [("LNK006", 26)]


@pytest.mark.parametrize("name", ["What is a tree of life", "读生物信息学计算生物学博士后的理由"])
def test_a_name_that_says_enough(name: str) -> None:
    assert of(page(f"- [{name}](https://elm.dev/x)"), "ENT013") == []
    assert of(page("- [How to Design Trees](https://elm.dev/x)"), "ENT013") == [("ENT013", 25)]


def test_contents_that_a_program_wrote_and_nobody_renewed() -> None:
    stale = "- [Elms](#elms)\n- [Firs](#firs)\n- [Gums](#gums)\n- [Oaks](#oaks)\n"
    generated = f"<!-- START doctoc -->\n{stale}<!-- END doctoc -->\n"
    assert of(page("", generated), "LNK004") == [("LNK004", 27)]
    assert len(of(page("", "Go to [elms](#elms), [firs](#firs) or [gums](#gums)."), "LNK004")) == len(
        ("elms", "firs", "gums")
    )


def test_a_sentence_above_a_list_that_ends_in_a_link() -> None:
    def above(text: str) -> str:
        return f"# T\n\n## Some\n\n{text}\n" + "".join(USUAL)

    link = "[problem-based learning](https://elm.dev/x)"
    assert of(above(f"We start with trees, as we firmly believe in\n{link}"), "ENT010") == []
    assert of(above("- [Elm](https://elm.dev/y) - Sorts things.\n[Fir](https://fir.dev/x) - Sorts."), "ENT010") == [
        ("ENT010", 6)
    ]


def test_two_parts_of_a_repository_of_data() -> None:
    urls = ("https://huggingface.co/datasets/al/HIGHT", "https://huggingface.co/datasets/al/Leafage")
    for url, told in zip(urls, ([], [("LNK006", 26)]), strict=True):
        assert of(page(f"- [Elmage]({url}) - Tells elms.", f"- [Leafage]({url}) - Tells leaves."), "LNK006") == told


def test_a_short_form_that_brackets_spell_out() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Has layers of fires and of ba (burnt areas) of old."), "SPL001") == []
    assert of(page("- [Elm](https://elm.dev/x) - Has layers of fires adn (burnt areas) of old."), "SPL001") == [
        ("SPL001", 25)
    ]


def test_a_number_that_goes_on_behind_bullets() -> None:
    assert of("# T\n\n1. Elms\n  - old\n  - new\n  - high\n2. Firs\n", "DOC025") == []
    assert of("# T\n\n1. Elms\n\n- old\n- new\n- high\n1. Firs\n", "DOC025") == [("DOC025", 8)]


def test_a_space_of_no_width_that_keeps_a_name_from_being_a_link() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Meets on Libera.\u200bChat."), "DOC027") == []
    assert of(page("- [Elm](https://elm.dev/x) - Meets on Lib\u200bera."), "DOC027") == [("DOC027", 25)]


def test_a_description_that_ends_in_a_doi() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things. DOI: 10.48550/arxiv.2404.14216"), "ENT011") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things. Since 2404"), "ENT011") == [("ENT011", 25)]


def test_urls_of_two_neighbors_in_two_sections() -> None:
    def pair(first: str, second: str) -> str:
        more = ("", "## More", "", f"- [Firbird](https://github.com/al/{second}) - Sorts.")
        return page(f"- [Elmwood](https://github.com/al/{first}) - Sorts.", *more)

    assert of(pair("Firbird", "Elmwood"), "LNK023") == [("LNK023", 25)]
    assert of(pair("Elmwood", "Firbird"), "LNK023") == []


def test_a_small_word_twice_at_the_beginning_of_a_title() -> None:
    assert of(page("- [How How to count trees](https://elm.dev/x) - Sorts."), "SPL003") == [("SPL003", 25)]
    assert of(page("- [The The](https://elm.dev/x) - Sorts.", "- [Yo Yo of old](https://elm.dev/y)"), "SPL003") == []
    assert of(page("- [trees trees trees](https://elm.dev/trees) - Sorts."), "SPL003") == []


def test_a_name_in_brackets_that_begins_a_sentence() -> None:
    said = "".join(f"- [{name}](https://x.dev/{name}) is a tree of some kind.\n" for name in NAMES)
    bare = "- [Elm] is a tree of another kind.\n"
    assert of(f"# T\n\n## Some\n\n{said}{bare}", "LNK020") == [("LNK020", 25)]
    assert of(page(bare), "LNK020") == []


@pytest.mark.parametrize("name", ["Oregano Oregano", "Trees: an approach approach of their own"])
def test_a_long_word_twice_in_a_name(name: str) -> None:
    assert of(page(f"- [{name}](https://elm.dev/oregano) - Sorts things."), "SPL003") == [("SPL003", 25)]
    assert of(page("- [Oregano Oregano](https://elm.dev/oreganooregano) - Sorts things."), "SPL003") == []


def test_a_block_quote_below_an_entry_keeps_its_first_letter() -> None:
    lines = [line for at in range(8) for line in (f"[Elm {at}](https://elm.dev/{at})", "", "> Sorts the trees.", "")]
    assert of(page(*lines, "[Fir](https://fir.dev)", "", "> sorts the leaves."), "ENT014") == []
    described = [f"- [Elm {at}](https://elm.dev/{at}) - Sorts the trees." for at in range(8)]
    assert of(page(*described, "- [Fir](https://fir.dev) - sorts the leaves."), "ENT014") != []
