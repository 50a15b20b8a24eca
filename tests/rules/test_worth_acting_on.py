"""What is printed only with evidence that somebody would act on it, each beside a fault that is still printed."""

from __future__ import annotations

import pytest

from usual import NAMES, of, page

WORK = "https://example.org/fpv"


def rows(*lines: str) -> str:
    filler = "".join(f"| [{name}](https://{name.lower()}.dev/x) | Films of {name} |\n" for name in NAMES)
    return "# T\n\n## Data\n\n| Name | What |\n| --- | --- |\n" + filler + "".join(f"{line}\n" for line in lines)


def test_an_entry_that_two_sections_describe_in_their_own_words() -> None:
    first, anew = (
        "- [Elm](https://elm.dev/x) - Draws the trees of a park.",
        "Explains who planted which ones, and when.",
    )
    assert of(page(first, "", "## Blogs", "", f"- [Elm](https://elm.dev/x) - {anew}"), "ENT007") == []
    assert of(page(first, "", "## Blogs", "", first), "ENT007") == [("ENT007", 29)]
    assert of(page(first, f"- [Elm](https://elm.dev/x) - {anew}"), "ENT007") == [("ENT007", 26)]


def test_sets_of_data_of_which_one_is_named_by_the_other() -> None:
    both = ("| [GTEA]({0}) | Films of cooks |", "| [GTEA Gaze / EGTEA Gaze+]({0}) | Films of looks |")
    assert of(rows(*(each.format(WORK) for each in both)), "LNK006") == []
    assert of(rows(*(each.format("https://example.org/gtea") for each in both)), "LNK006") == [("LNK006", 28)]
    titles = ("| [Draw a Forest]({0}) | Films |", "| [Ann: Draw a Forest, Part of a Talk]({0}) | Talks |")
    assert of(rows(*(each.format(WORK) for each in titles)), "LNK006") == [("LNK006", 28)]


def test_code_of_two_works_behind_a_word() -> None:
    def works(name: str) -> str:
        return rows(
            *(f"| {each} | Films, [code](https://github.com/ann/{name}) |" for each in ("Set of All", "Few Frames"))
        )

    assert of(works("vq2d"), "LNK006") == []
    assert of(works("set-of-all"), "LNK006") == [("LNK006", 28)]


@pytest.mark.parametrize(("host", "rows"), [("pan.baidu.com", []), ("a.dev", [("LNK006", 26)])])
def test_folders_of_files(host: str, rows: list[tuple[str, int]]) -> None:
    both = (f"- [{name}](https://{host}/s/1VcF) - Sorts {name}s." for name in ("Elm", "Oak"))
    assert of(page(*both), "LNK006") == rows


def test_a_file_that_a_section_is_about() -> None:
    section = ["## [Certificates](./certificates.md)", "", "What there is to learn.", ""]
    start = ["## Start", "", "- Begin with [Acme Security](./certificates.md)"]
    more = [f"## [{name}](./{name.lower()}.md)\n\nWhat {name} is.\n" for name in NAMES[:6]]
    assert of("# T\n\n" + "\n".join([*more, *section, *start]) + "\n", "LNK006") == []


def test_names_that_say_what_they_are() -> None:
    def bare(*names: str) -> list[int]:
        told = of(page(*(f"- [{name}](https://a.dev/{at})" for at, name in enumerate(names))), "ENT013")
        return [row for _, row in told]

    assert bare("Elm", "Parser for fonts") == [25]
    assert bare("Elm", "Fonts of old books") == [25]
    assert bare("Parser for fonts") == [25]
    assert of(page("- <https://elm.dev/trees>"), "ENT013") == []


def test_links_that_are_to_lead_nowhere() -> None:
    assert of(page('- [Elm](https://elm.dev/x) [🌲](## "Trees") - Sorts trees.'), "LNK004") == []
    assert of(page("- [Elm](https://elm.dev/x) - [](#grey) Sorts trees."), "LNK004") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts [grey](#grey) trees."), "LNK004") == [("LNK004", 25)]
    links = "[One](#one) [Two](#two) [Three](#three)\n"
    titles = "\n## One\n\n## Two\n\n## Three\n\n## 🚀\n"
    assert of(f"# T\n\n{links}{titles}\n[]()\n", "LNK004") == []
    assert of(f"# T\n\n{links}{titles}\n[Two](two)\n", "LNK004") == [("LNK004", 13)]


def test_small_sections_that_do_as_larger_ones() -> None:
    def section(title: str, mark: str, count: int) -> str:
        return f"## {title}\n\n" + "".join(
            f"- [{n}](https://{n}.dev/{title}){mark}Sorts things.\n" for n in NAMES[:count]
        )

    talks, packages = section("Talks", " | ", 20), section("Packages", " - ", 10)
    assert of(f"# T\n\n{talks}\n{packages}\n{section('Old', ' - ', 2)}", "ENT012") == []
    assert of(f"# T\n\n{talks}\n{packages}\n{section('Old', ': ', 1)}", "ENT012") == [("ENT012", 41)]
    few = section("Packages", " - ", 3)
    told = of(f"# T\n\n{talks}\n{section('More', ' | ', 12)}\n{few}\n{section('Old', ' - ', 2)}", "ENT012")
    assert told == [("ENT012", 49), ("ENT012", 50)]


def test_spaces_that_do_not_show_in_a_value() -> None:
    def table(*values: str) -> str:
        return "# T\n\n| Name | Venue |\n| --- | --- |\n" + "".join(
            f"| [{name}](https://{name.lower()}.dev/x) | {value} |\n" for name, value in zip(NAMES, values, strict=True)
        )

    venues = ["CVPR 2018"] * 9 + ["Springer"] * 9
    assert of(table(*venues, "CVPR  2018", "Springer"), "VOC002") == []
    assert of(table(*venues, "Sprimger", "Springer"), "VOC002") == [("VOC002", 23)]


def test_who_has_the_pages() -> None:
    assert of(page("- [Elm](https://kipp.ly/elm) - kipply's notes on trees."), "ENT014") == []
    assert of(page("- [Elm](https://github.com/vbook/elm) - vbook and others on trees."), "ENT014") == []
    assert of(page("- [Elm](https://github.com/vbook/elm) - sorts trees."), "ENT014") == [("ENT014", 25)]


def test_words_twice_in_commands_and_between_two_terms() -> None:
    assert of(page("", "python3 -m venv venv with the usual packages"), "SPL003") == []
    assert of(page("", "This is how the venv venv is made for the packages"), "SPL003") == [("SPL003", 26)]
    title, rest = (
        "- [A Diffusion Policy Policy Optimization](https://a.dev/1) - Sorts.",
        "- [A {}](https://a.dev/{}) - Sorts.",
    )
    terms = [rest.format("Diffusion Policy", 2), rest.format("Policy Optimization", 3)]
    assert of(page(title, *terms), "SPL003") == []
    assert of(page(title, terms[0], rest.format("Policy of Trees", 4)), "SPL003") == [("SPL003", 25)]


def test_numbers_that_title_the_bullets_below() -> None:
    bullets = "- Who they are\n- What they do\n- What they read\n"
    assert of(f"# T\n\n{bullets}1. **Managers**:\n{bullets}", "DOC025") == []
    assert of(f"# T\n\n{bullets}1. Managers\n{bullets}", "DOC025") == [("DOC025", 6)]


def test_names_in_the_language_of_their_description() -> None:
    spanish = "- [Expertos en Árboles](https://elm.dev/x) - Comunidad de médicos certificados."
    english = "- [Expertos on the Trees](https://elm.dev/x) - A community of the certified."
    assert of(page(spanish, "- [Oak](https://oak.dev/x) - The experts."), "SPL005") == []
    assert of(page(english, "- [Oak](https://oak.dev/x) - The experts."), "SPL005") == [("SPL005", 25)]


def test_names_that_programs_sort() -> None:
    def told(*names: str) -> list[tuple[str, int]]:
        lines = "".join(f"- [{name}](https://a.dev/{at})\n" for at, name in enumerate(names))
        return of(f"# T\n\n{lines}", "ORD001")

    before = ("ALTUM_A", "BUSTER_A", "CANON_A", "DUET_A", "EDGE3_A", "EDGEMX_RX_gte_A")
    behind = ("EDGEP_A", "FOX_A", "SEQUOIA_A")
    assert told(*before, "EDGEM_A", *behind) == []
    assert told(*before, "ALTUS_A", *behind) == [("ORD001", 9)]


def test_a_line_between_the_first_item_and_others() -> None:
    rest = "".join(f"* [{name}](https://{name}.dev)\n" for name in sorted(NAMES))
    assert of(f"# T\n\n* [Zebras](https://z.dev)\n\n    ---\n{rest}", "ORD001") == []
    assert of(f"# T\n\n* [Zebras](https://z.dev)\n{rest}", "ORD001") == [("ORD001", 3)]


def test_lines_of_code_without_a_word() -> None:
    assert of(page("", "useEffect(() = > {", "", "} []);"), "DOC008") == []
    assert of(page("", "The end [of it]) is here."), "DOC008") == [("DOC008", 26)]


def test_a_mention_of_an_entry() -> None:
    first = "- [Elm](https://elm.dev/x) - Draws the trees of a park."
    assert of(page(first, "", "## News", "", "- [Elm](https://elm.dev/x)"), "ENT007") == []
    assert of(page(first, "", "## News", "", first), "ENT007") == [("ENT007", 29)]
    assert of(page(first, "- With [Elm](https://elm.dev/x)"), "ENT007") == []
    assert of(page(first, "- [Elm](https://elm.dev/x)"), "ENT007") == [("ENT007", 26)]


def test_one_thing_in_two_languages() -> None:
    said = "Fast and small database for maps."
    python = ["- [elm](https://github.com/ann/elm-py) - " + said, "", "## Java", ""]
    assert of(page(*python, f"- [Elm](https://github.com/ann/elm) - {said}"), "ENT007") == []
    assert of(page(*python, f"- [Elm](https://github.com/ann/oak) - {said}"), "ENT007") == [("ENT007", 29)]
    folder = "- [Elm](https://github.com/ann/elm/tree/main/{}) - " + said
    assert of(page(folder.format("py"), "", "## Java", "", folder.format("java")), "ENT007") == []


def test_names_that_others_leave_without_a_description_too() -> None:
    def told(described: int, *bare: str) -> list[int]:
        more = [f"- [Fir{at}](https://fir{at}.dev/x) - Sorts things." for at in range(described)]
        lines = [f"- [{name}](https://{name}.dev/y)" for name in bare]
        return [row for _, row in of(page(*more, *lines), "ENT013")]

    assert told(100, "ash", "oak") == [125, 126]
    assert told(100, "ash", "oak", "elm", "fig", "yew", "bay", "box") == [1]
    groups = "".join(f"- [{name}](https://{name}.dev/y)\n" for name in ("ash", "oak", "elm"))
    assert of(page("", "More trees that we know of:", "", groups), "ENT013") == []


def test_commands_and_channels_without_a_link() -> None:
    headed = "".join(f"### [{name}](https://{name.lower()}.dev)\n\nWhat {name} is.\n\n" for name in NAMES)
    assert of(f"# T\n\n## Some\n\n{headed}### `npm run eject`\n\nTakes all away.\n", "ENT008") == []
    assert of(f"# T\n\n## Some\n\n{headed}### Eject\n\nTakes all away.\n", "ENT008") == [("ENT008", 85)]
    assert of(page("- #Elms"), "ENT008") == []


def test_marks_of_code_and_what_goes_on() -> None:
    bare = "".join(f"- [{name}](https://{name.lower()}.dev/x) - Sorts things\n" for name in NAMES)
    assert of(f"# T\n\n{bare}- [Elm](https://elm.dev/x) - Runs `serve .`\n", "ENT011") == []
    assert of(f"# T\n\n{bare}- [Elm](https://elm.dev/x) - Runs `serve`.\n", "ENT011") == [("ENT011", 23)]
    badge = "[![](https://b.dev/s.svg)](https://b.dev/s)"
    assert of(page(f"- **Elm** - {badge}, although the rest is not very bad."), "ENT014") == []
    assert of(page(f"- **Elm** - {badge} although the rest is not very bad."), "ENT014") == [("ENT014", 25)]


def test_bullets_below_a_name_that_say_several_things() -> None:
    def noted(name: str, *notes: str) -> str:
        return f"**[{name}](https://{name.lower()}.dev/x)**\n" + "".join(f"* {each}\n" for each in notes) + "\n"

    usual = "".join(noted(name, f"Sorts all of {name}") for name in NAMES)
    assert of(f"# T\n\n{usual}{noted('Elm', 'sorts things', 'draws trees')}", "ENT014") == []


def test_several_names_in_code_before_one_description() -> None:
    def coded(*names: str, mark: str = " — ") -> str:
        return "- " + " · ".join(f"[`{each}`](https://{each}.dev/x)" for each in names) + f"{mark}sorts things"

    lines = [coded(name.lower()) for name in NAMES]
    assert of("# T\n\n" + "\n".join([*lines, coded("ash", "oak")]) + "\n", "ENT012") == []
    assert of("# T\n\n" + "\n".join([*lines, coded("ash", mark=" · ")]) + "\n", "ENT012") == [("ENT012", 23)]


def test_headings_that_the_contents_list_without_their_mark() -> None:
    titles = ("One", "Two", "Three", "Four", "Five", "Six")
    listed = "".join(f"- [{each}]({'' if each == 'Three' else '#'}{each.lower()})\n" for each in titles)
    headings = "".join(f"## {each}\n\n- [{each}](https://{each.lower()}.dev)\n\n" for each in titles)
    text = f"# T\n\n## Contents\n\n{listed}\n{headings}"
    assert of(text, "DOC004", "LNK004") == [("LNK004", 7)]
    assert of(text.replace("- [Three](three)\n", ""), "DOC004", "LNK004") == [("DOC004", 19)]


def test_fields_that_one_of_a_few_lacks() -> None:
    def hosts(count: int) -> str:
        rows = "".join(f"### {name}\n\n- Size: {at} GB\n- Place: Rome\n\n" for at, name in enumerate(NAMES[:count]))
        return f"# T\n\n## Some\n\n{rows}### Elm\n\n- Size: 3 GB\n"

    assert of(hosts(8), "ENT001") == []
    assert of(hosts(15), "ENT001") == [("ENT001", 80)]


def test_titles_of_which_one_is_the_full_version_and_sources() -> None:
    work, first = "https://a.dev/2020/1225.pdf", "- [ABY: Sums of Two Parties]({}) - Sums."
    full = ["", "## More", "", "- [ABY: Sums of Two Parties (Full Version)]({}) - Adds up."]
    assert of(page(*(each.format(work) for each in (first, *full))), "LNK006") == []
    told = ["- [Elm](https://elm.dev/x) - Draws trees.", "- **Indexer** - Reads what is new, see <https://elm.dev/x>."]
    assert of(page(*told), "LNK006") == []


def test_sets_of_data_of_one_quoted_work() -> None:
    def cited(name: str, said: str) -> str:
        return f"- **{name}:** {said} ([Paper](https://arxiv.org/abs/2405.19444)) - *(May 2024)*"

    title = "ChatTree: Sorting of Trees and Forests"
    first = cited("ChatTree", f'"{title} in Many Turns"')
    assert of(page(first, "", "## Data", "", cited("TreeSync", f'Introduced in "{title}..."')), "LNK006") == []
    other = cited("TreeSync", 'Introduced in "Other Ways to Sort Things"')
    assert of(page(first, "", "## Data", "", other), "LNK006") == [("LNK006", 29)]


def test_links_that_are_all_to_be_filled_in_and_comments() -> None:
    empty = [f"- [Elm {at}]() - Sorts things." for at in range(12)]
    assert of(page(*empty), "LNK003") == []
    assert of(page(*empty[:2]), "LNK003") == [("LNK003", 25), ("LNK003", 26)]
    assert of(page("", "[note]: <> (This is not shown.)"), "LNK003") == []
    assert of(page("", "[note]: <>", "", "[note]"), "LNK003") == [("LNK003", 26)]


def test_definitions_that_nothing_uses() -> None:
    assert of(page("", "[elm]: https://elm.dev"), "LNK008") == []
    twice = ["", "[elm]", "", "[elm]: https://elm.dev", "[elm]: https://oak.dev"]
    assert of(page(*twice), "LNK008") == [("LNK008", 29)]


def test_sections_about_the_page_behind_sorted_ones() -> None:
    others = ["Apples", "Bees", "Doves", "Elms", "Figs", "Geese", "Hares", "Ibises", "Jays"]
    headed = "".join(f"## {each}\n\n- [{each}](https://{each.lower()}.dev)\n\n" for each in others)

    def told(last: str) -> list[tuple[str, int]]:
        listed = "".join(f"- [{each}](#{each.lower()})\n" for each in sorted([*others, last]))
        return of(f"# T\n\n{listed}\n{headed}## {last}\n\n- [More](https://more.dev)\n", "DOC004", "ORD002")

    assert told("Contributing") == []
    assert [row for _, row in told("Cows")] == [50]


def test_others_without_a_link() -> None:
    assert of(page("- ...others"), "ENT008") == []
    assert of(page("- Elm - Sorts things."), "ENT008") == [("ENT008", 25)]
    assert of(page("- Elm"), "ENT008") == []


def test_pictures_and_signs_beside_descriptions() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things. ⏩"), "ENT011") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things ⏩"), "ENT011") == [("ENT011", 25)]
    assert of(page("- [Elm](https://elm.dev/x) - π sorts things."), "ENT014") == []


def test_what_has_no_width_between_blanks() -> None:
    assert of(page("", "Sorted by \u200b name."), "DOC027") == []
    assert of(page("", "Sorted by \u200bname."), "DOC027") == [("DOC027", 26)]
