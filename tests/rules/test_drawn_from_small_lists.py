"""Kinds of false reports in lists of ordinary people, each beside one that is still told."""

from __future__ import annotations

import pytest

from awesome_lint import fix
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
