"""What was told in vain on lists that nobody had seen, each beside a fault of its kind that is still told."""

from __future__ import annotations

import pytest

from awesome_lint import check
from awesome_lint.diagnostic import Diagnostic, Severity

NAMES = [f"{first}{last}" for first in ("Al", "Be", "Co", "Du") for last in ("dor", "fan", "gil", "mon", "tus")]
USUAL = [f"- [{name}](https://{name.lower()}.dev/x) - Sorts things of some kind.\n" for name in NAMES]


def told(text: str, *codes: str) -> list[Diagnostic]:
    return [each for each in check(text) if each.severity.reaches(Severity.WARNING) and each.code in codes]


def of(text: str, *codes: str) -> list[tuple[str, int]]:
    return [(each.code, each.location.row) for each in told(text, *codes)]


def page(*more: str) -> str:
    return "# T\n\n## Some\n\n" + "".join(USUAL) + "".join(f"{each}\n" for each in more)


def test_names_amid_a_sentence() -> None:
    bold = "".join(f"- 2024, **{name}**: Sorting things, [arXiv](https://a.dev/{name})\n" for name in NAMES)
    title = "- 2024, The **elm tree** problem of sorting, [arXiv](https://a.dev/elm)\n"
    small = "- 2024, **Elm**: sorting things, [arXiv](https://a.dev/elm)\n"
    assert of(f"# T\n\n{bold}{title}", "ENT014") == []
    assert of(f"# T\n\n{bold}{small}", "ENT014") == [("ENT014", 23)]
    assert of(page("", "## Help", "", "1. 阅读 [FAQ](docs/faq.md) 解决常见问题"), "ENT012") == []
    assert of(page("- [Elm](https://elm.dev/x) Sorts other things."), "ENT012") == [("ENT012", 25)]


def test_a_sentence_with_what_others_call_a_field() -> None:
    rows = [f"- [{n}](https://{n}.dev) - Sorts. [Open Source](https://{n}.dev/code)\n" for n in NAMES]
    sentence = "- [Elm](https://elm.dev) is an [open-source](https://elm.dev/code) tool to sort.\n"
    slip = "- [Elm](https://elm.dev) - Sorts. [Open Sourec](https://elm.dev/code)\n"
    assert of("# T\n\n" + "".join(rows) + sentence, "ENT003", "SPL004") == []
    assert [row for _, row in of("# T\n\n" + "".join(rows) + slip, "ENT003", "SPL004")] == [23]


@pytest.mark.parametrize("dots", ["...", "…"])
def test_link_texts_from_which_a_part_is_left_out(dots: str) -> None:
    short = f"See [https://elm.dev/docs/{dots}/guide](https://elm.dev/docs/trees/guide)."
    assert of(page("", short), "LNK017") == []
    assert of(page("", short.replace(f"{dots}/guide]", "oaks/guide]")), "LNK017") == [("LNK017", 26)]


def test_addresses_are_no_values() -> None:
    def papers(*repos: str) -> str:
        return "# T\n\n" + "".join(
            f"- **{name}** [[paper](https://a.dev/{at})] [[repo](https://github.com/ann/{repo})]\n"
            for at, (name, repo) in enumerate(zip(NAMES, repos, strict=True))
        )

    assert of(papers(*["Forests"] * 16, *["Meadows"] * 3, "Forestr"), "VOC002") == []


def test_notes_that_say_what_is_to_do() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things. (TODO)"), "ENT022") == []
    assert of(page("- [Elm](https://elm.dev/x) (TODO)"), "ENT022") == []
    assert of(page("- [Elm](https://elm.dev/x) - TODO"), "ENT022") == [("ENT022", 25)]


def test_a_licence_is_no_entry_without_a_bullet() -> None:
    rest = "[CC-BY](http://creativecommons.org/licenses/by/4.0/)"
    assert of(page("", "## 授权", rest), "ENT010") == []
    assert of(page("", "## Books", "[Elm](https://elm.dev/book)"), "ENT010") == [("ENT010", 27)]


SORTED = ("Algoma", "Brock", "Durham", "Fleming", "Lambton", "Mohawk", "Niagara", "Seneca", "Trent", "York")


def of_order(*names: str) -> list[tuple[str, int]]:
    return of("# T\n\n" + "".join(f"- [{name}](https://a.dev/{at})\n" for at, name in enumerate(names)), "ORD001")


def test_saints_stand_where_they_are_written_in_full() -> None:
    assert of_order(*SORTED[:7], "St. Clair", "Sault", *SORTED[7:]) == []
    assert of_order(*SORTED[:7], "Saint Clair", "Sault", *SORTED[7:]) == []
    assert of_order(*SORTED[:3], "St. Clair", *SORTED[3:]) == [("ORD001", 6)]


def test_the_only_small_letter_at_the_end_and_home_at_the_beginning() -> None:
    assert of_order(*SORTED, "pH") == []
    assert of_order("index", *SORTED) == []
    assert of_order(*SORTED[:9], "pH", *SORTED[9:]) == [("ORD001", 12)]
    assert of_order(*SORTED, "Cambrian") == [("ORD001", 13)]


def test_two_sets_of_data_of_one_paper() -> None:
    def data(name: str, repo: str) -> str:
        return (
            f"- **{name}**: Sorts things. [Paper](https://arxiv.org/abs/2305.07507) [Link](https://data.dev/{repo})\n"
        )

    others = [f"- **{n}**: Sorts. [Paper](https://{n}.dev/p) [Link](https://data.dev/{n}/x)\n" for n in NAMES]
    head = "# T\n\n## Texts\n\n" + "".join(others)
    assert of(f"{head}{data('LeXFile', 'lex/files')}\n## Tests\n\n{data('LegalLAMA', 'lex/lama')}", "LNK006") == []
    assert of(f"{head}{data('LeXFile', 'lex/files')}\n## Tests\n\n{data('LegalLAMA', 'ann/lama')}", "LNK006") == [
        ("LNK006", 29)
    ]


def test_code_of_which_each_line_has_a_bullet() -> None:
    code = ["- [Elm](https://elm.dev/x) - Sorts things.", "  - console.log('a = ',", "  - all.find(Button).props())"]
    assert of(page(*code), "DOC008") == []
    assert of(page(code[0], code[1].replace(",", ""), code[2]), "DOC008") == [("DOC008", 27)]


def test_identifiers_of_works_without_their_resolver() -> None:
    (found,) = told(page("- [Elm](10.48550/arXiv.2501.07542) - Sorts other things."), "LNK002")
    assert found.location.row == 25
    assert found.message.endswith("expected `https://doi.org/10.48550/arXiv.2501.07542`")
    assert of(page("- [Elm](10/elm.md) - Sorts other things."), "LNK002") == []


def test_badges_without_text() -> None:
    images = "".join(f"![{name}](https://a.dev/{name}.png)\n" for name in NAMES)
    assert of(f"{page()}\n{images}![](https://img.shields.io/badge/a-b)\n", "LNK021") == []
    assert of(f"{page()}\n{images}![](https://a.dev/b.png)\n", "LNK021") == [("LNK021", 46)]


def test_what_stands_above_is_told_as_it_shows() -> None:
    text = page().replace("# T\n\n", "").replace("## Some", '## <a name="some"></a>Some [↑](#top)')
    (found,) = told(f"{text}\n## More\n", "DOC003")
    assert found.message == "the list has no title; expected a heading of level 1 above `Some ↑`"
