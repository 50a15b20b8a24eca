"""What is true but hardly worth an edit, or may well be meant so: each beside one that is still told."""

from __future__ import annotations

import pytest

from awesome_lint import check
from usual import NAMES, USUAL, of, page


def test_details_that_their_item_or_cell_closes() -> None:
    opened = "<details><summary>More</summary> Sorts fast."
    assert of(page(f"- [Elm](https://elm.dev/x) - {opened}", "- [Oak](https://oak.dev/x) - Sorts."), "DOC026") == []
    assert of(page("", "| A | B |", "| - | - |", f"| Elm {opened} | 2 |", "| Oak | 1 |"), "DOC026") == []
    assert of(page(f"- [Elm](https://elm.dev/x) - {opened}", "  - More."), "DOC026") == [("DOC026", 25)]
    assert of(page("", opened, "", "## More"), "DOC026") == [("DOC026", 26)]


def test_initials_at_the_end_of_a_url() -> None:
    assert of(page("- [Elm](https://github.com/elm/E.T.) - Sorts things."), "LNK019") == []
    assert of(page("- [Elm](https://github.com/elm/elm.) - Sorts things."), "LNK019") == [("LNK019", 25)]


def test_the_template_of_an_entry_in_a_quotation() -> None:
    assert of(page("", "> - **Title** [[Paper](URL)]", "> - **Title** [[Code](URL)]"), "LNK013", "ENT007") == []
    assert of(page("- [Elm](URL) - Sorts things."), "LNK013") == [("LNK013", 25)]


def test_an_affair_of_the_page_is_not_renamed_to_a_section() -> None:
    sections = "".join(f"## {name}\n\n- [{name} Tools](https://{name.lower()}.dev)\n\n" for name in NAMES[:4])

    def told(last: str, anchor: str) -> list[str]:
        listed = "".join(f"- [{name}](#{name.lower()})\n" for name in NAMES[:3])
        text = f"# T\n\n## Contents\n\n{listed}- [{last}](#{anchor})\n\n{sections}"
        return [each.message for each in check(text) if each.code == "DOC004"]

    assert told("Old trees", "old-trees") == [f"this page has no heading `Old trees`; in its place is `{NAMES[3]}`"]
    assert told("How to contribute?", "how-to-contribute") == [
        "this page has no anchor `#how-to-contribute`; update or remove the entry",
        f"the heading `{NAMES[3]}` is missing from the contents; list it after `{NAMES[2]}`",
    ]


def test_columns_of_one_and_of_several() -> None:
    def tables(column: str) -> str:
        head, row = "| Name | Links | Speed |\n| --- | --- | --- |\n", "| A | [Go](https://elm.dev) | Fast |\n"
        usual = "".join(f"### {name}\n\n{head}{row}\n" for name in NAMES)
        return f"# T\n\n## Some\n\n{usual}### Elm\n\n{head.replace('Links', column)}{row}"

    assert of(tables("Link"), "ENT003") == []
    assert of(tables("Lnks"), "ENT003") == [("ENT003", 127)]


def test_titles_that_link_to_themselves() -> None:
    titles = "".join(f"### [{name}](#{at}.1)\n\n- [{name}](https://{name}.dev)\n\n" for at, name in enumerate(NAMES))
    assert of(f"# T\n\n{titles}", "LNK004") == [("LNK004", 3)]


def test_a_colon_that_is_in_bold_or_not() -> None:
    def listed(last: str) -> str:
        entries = (f"### [{name}](https://{name}.dev)\n\n- **Use:** Sorting\n- **Speed:** Fast\n" for name in NAMES)
        return "# T\n\n## Some\n\n" + "\n".join(entries) + f"\n### [Elm](https://elm.dev)\n\n- **Use:** A\n- {last}\n"

    assert of(listed("**Speed**: Low"), "ENT021") == []
    assert of(listed("Speed: Low"), "ENT021") == [("ENT021", 108)]


def test_cells_at_the_end_of_a_column_that_is_often_empty() -> None:
    def table(code: str) -> str:
        rows = "".join(
            f"| [{name}](https://{name}.dev) | Sorts | {code if at % 2 else 'C'} |\n" for at, name in enumerate(NAMES)
        )
        return f"# T\n\n| Name | Use | Code |\n| --- | --- | --- |\n{rows}| [Elm](https://elm.dev) | Sorts |\n"

    assert of(table(""), "DOC022") == []
    assert of(table("Rust"), "DOC022") == [("DOC022", 25)]


def test_what_others_say_behind_a_second_mark() -> None:
    usual = "".join(f"- [{name}](https://{name}.dev) - A thing: it sorts.\n" for name in NAMES)
    odd = "- [Elm](https://elm.dev): it sorts.\n"
    assert of(f"# T\n\n## Some\n\n{usual}{odd}", "ENT012") == []
    assert of(page(odd), "ENT012") == [("ENT012", 25)]


def test_parts_of_one_work_stand_as_they_appeared() -> None:
    def listed(*names: str) -> str:
        return "# T\n\n" + "".join(f"- [{name}](https://x.dev/{at}) - Sorts.\n" for at, name in enumerate(names))

    parts = [f"Roots Part {at}: {name}" for at, name in enumerate(NAMES[:10])]
    assert of(listed(*parts, "An aside", "Roots again"), "ORD001") == []
    assert of(listed(*parts, "Roots Part 3: Elm"), "ORD001") == [("ORD001", 13)]


@pytest.mark.parametrize("last", ["01.03", "1/3"])
def test_the_year_turns(last: str) -> None:
    rows = [f"| {month:02}.{day:02} | T{month}{day} | A |\n" for month in range(6, 13) for day in (5, 11, 17)]
    table = "| Date | Talk | Who |\n| --- | --- | --- |\n" + "".join(rows)
    assert of(f"# T\n\n{table}| {last} | Elm | A |\n", "ORD001") == []
    assert of(f"# T\n\n{table}| 08.03 | Elm | A |\n", "ORD001") == [("ORD001", 26)]


def test_addresses_alone_stand_in_no_order() -> None:
    listed = "".join(f"- https://{name}.dev\n" for name in ("elm", "oak", "ash"))
    assert of(f"# T\n\nIn alphabetical order.\n\n{listed}", "ORD001") == []


def test_a_word_that_the_url_spells_in_another_language() -> None:
    text = page("- [A grid infraestructure map](https://elm.dev/infraestructura) - Sorts infraestructura.")
    assert [each.message for each in check(text) if each.code == "SPL005"] == [
        "`infraestructure` is misspelled; did you mean `infrastructure`?"
    ]


def test_an_entry_without_a_description_where_others_have_none() -> None:
    apart = ["", "## More", "", "- [Elm](https://elm.dev/x)", "- [Oak](https://oak.dev/x)"]
    others = [
        f"- [{name}](https://{name}.dev/y) - Sorts things." for name in ("Ash", "Fir", "Gum", "Ivy", "Yew", "Sal")
    ]
    assert of(page(*apart, *others[:2]), "ENT013") == []
    assert of(page(*apart[:-1], *others), "ENT013") == [("ENT013", 28)]


def test_a_paper_and_its_code_in_two_sections() -> None:
    def told(url: str) -> list[tuple[str, int]]:
        said = "Sorts things of many kinds"
        return of(
            page(
                f"- [Elm](https://arxiv.org/abs/2503.11367) - {said}.", "", "## Code", "", f"- [Elm]({url}) - {said}."
            ),
            "ENT007",
        )

    assert told("https://github.com/elm/elm") == []
    assert told("https://elm.dev/x") == [("ENT007", 29)]


def test_entries_that_two_sections_have_in_common() -> None:
    above, below = (["", f"## {title}", "", *USUAL[:2]] for title in ("Old", "New"))
    one, two = page(*below[:4]), page(*below)
    assert [code for code, _ in of(one.replace("\n\n", "\n"), "ENT007")] == ["ENT007"]
    assert of(two.replace("\n\n", "\n"), "ENT007") == []
    assert above


def test_rows_of_which_two_sections_say_different_things() -> None:
    def tables(kind: str) -> str:
        rows = "".join(f"| [{name}](https://{name}.dev) | Trees |\n" for name in NAMES)
        head = "| Name | Kind |\n| --- | --- |\n"
        return f"# T\n\n## A\n\n{head}{rows}\n## B\n\n{head}| [{NAMES[3]}](https://{NAMES[3]}.dev) | {kind} |\n"

    assert of(tables("Plants"), "ENT007") == []
    assert of(tables("Trees"), "ENT007") == [("ENT007", 32)]


@pytest.mark.parametrize(("value", "told"), [("CVPRW2020", []), ("CVPR 2020", []), ("CPVR2020", [("VOC002", 26)])])
def test_a_workshop_and_a_blank_before_a_year(value: str, told: list[tuple[str, int]]) -> None:
    head = "# T\n\n| Paper | Venue |\n| --- | --- |\n"
    rows = "".join(
        f"| [{name}](https://{name}.dev) | {'CVPR' if at % 2 else 'ICCV'}2020 |\n" for at, name in enumerate(NAMES)
    )
    assert (
        of(f"{head}{rows}| [Elm](https://elm.dev) | ICCV2020 |\n| [Oak](https://oak.dev) | {value} |\n", "VOC002")
        == told
    )


def test_one_title_below_many_headings() -> None:
    def headed(count: int) -> str:
        parts = (
            f"### Trees in {name}\n\n- [{name}](https://{name}.dev)\n\n### Tools\n\n- [{name} Saw](https://{name}.org)\n"
            for name in NAMES[:count]
        )
        return "# T\n\n## Trees\n\n" + "\n".join(parts)

    assert of(headed(4), "DOC007") == []
    assert [code for code, _ in of(headed(2), "DOC007")] == ["DOC007"]


def test_bullets_that_are_doubled_in_place_of_indentation() -> None:
    lines = ["", "- [Oak](https://oak.dev)", "- - [Elm](https://elm.dev)", "- - [Ash](https://ash.dev)"]
    found = [each for each in check(page(*lines)) if each.code == "DOC029"]
    assert [each.message.rpartition("; ")[2] for each in found] == ["indent the line instead"] * 2
    assert [edit.text for each in found if each.fix for edit in each.fix.edits] == ["  "] * 2
    [single] = [each for each in check(page(*lines[:3])) if each.code == "DOC029"]
    assert single.message.endswith("expected one bullet")


def test_remarks_of_one_name_below_two_entries() -> None:
    def nested(said: str) -> str:
        one, other = (f"- [{name}](https://{name}.dev/z) - Sorts things.\n" for name in ("Elm", "Oak"))
        return (
            f"# T\n\n{one}  - [Book](https://trees.dev). See Oak.\n{other}  - [Book](https://trees.dev). See {said}.\n"
        )

    assert of(nested("Elm"), "ENT007") == []
    assert of(nested("Oak"), "ENT007") == [("ENT007", 6)]


def test_tags_end_in_no_mark() -> None:
    tagged = "".join(f"- [{name}](https://{name}.dev) (2024) (map)\n" for name in NAMES)
    sentence = "- [Elm](https://elm.dev) - A set of trees.\n"
    assert of(f"# T\n\n{tagged}{sentence}", "ENT011") == []
    assert of(page("- [Elm](https://elm.dev) - Sorts all things"), "ENT011") == [("ENT011", 25)]


def test_short_urls_of_what_is_no_entry() -> None:
    assert of(page("", "Share it [on Weibo](https://bit.ly/abc)."), "LNK012") == []
    assert of(page("- [Elm](https://bit.ly/abc) - Sorts things."), "LNK012") == [("LNK012", 25)]


def test_a_phrase_alone_in_its_section() -> None:
    assert of(page("", "## Videos", "", "- [How elms sort all things](https://elm.dev/x)"), "ENT013") == []
    assert of(page("", "## Videos", "", "- [Elms](https://elm.dev/x)"), "ENT013") == [("ENT013", 28)]


def test_a_word_of_a_name_that_is_there_again() -> None:
    name = "- [Jupyter Tree Interface](https://github.com/elm/Jupter-Tree-Interface) - Runs {} trees."
    assert of(page(name.format("Jupyter")), "SPL005") == []
    assert of(page(name.format("all")), "SPL005") == [("SPL005", 25)]


def test_a_label_with_others_below_it() -> None:
    assert of(page("- [Elm](https://elm.dev/x)", "  - learning all things", "    - An elm sorts"), "ENT014") == []
    assert of(page("- [Elm](https://elm.dev/x)", "  - learning all things"), "ENT014") == [("ENT014", 26)]


def test_many_sections_that_are_still_empty() -> None:
    filled = "".join(f"## {name}\n\n- [{name}](https://{name}.dev)\n\n" for name in NAMES * 4)
    empty = "".join(f"## No {name}\n\n" for name in NAMES[:6])
    assert [code for code, _ in of(f"# T\n\n{filled}{empty}", "DOC005")] == ["DOC005"]
    assert len(of(f"# T\n\n{filled}{empty.replace('## No Aldor', '')}", "DOC005")) == 5


def test_a_title_of_level_two() -> None:
    below = "".join(f"### {name}\n\n{''.join(USUAL)}\n" for name in NAMES[:3]) + "## More\n\n" + "".join(USUAL)
    assert of(f"## Trees\n\nA list.\n\n{below}", "DOC003") == []
    assert of(f"## Contents\n\nA list.\n\n{below}", "DOC003") == [("DOC003", 1)]
    assert of(f"A list.\n\n## Trees\n\n{below}", "DOC003") == [("DOC003", 3)]


def test_a_name_that_leads_to_the_work_that_presents_it() -> None:
    work = "- [Seeds, Trees and Other Things That Grow](https://arxiv.org/abs/2309.11765) - Sorts."
    assert (
        of(page(work, "", "## Data", "", "- [OAK-BERT](https://arxiv.org/abs/2309.11765) - Holds data."), "LNK006")
        == []
    )
    other = "- [Stones and Other Things That Lie Around](https://arxiv.org/abs/2309.11765) - Holds data."
    assert of(page(work, "", "## Data", "", other), "LNK006") == [("LNK006", 29)]


def test_a_group_of_numbered_groups_without_a_link() -> None:
    def told(*below: str) -> list[tuple[str, int]]:
        links = "".join(f"{at}. {name} : <https://{name}.dev>\n" for at, name in enumerate(NAMES * 2, start=3))
        lines = ["2. Books", *below, ""]
        return of(f"# T\n\n1. Elms : <https://elm.dev>\n{chr(10).join(lines)}{links}", "ENT008")

    assert told("   1. seeds of trees", "      1. growth : (2019 to 2020)") == []
    assert told() == [("ENT008", 4)]


def test_several_without_a_description_one_behind_the_other() -> None:
    bare = [f"- [{name}](https://{name}.dev/y)" for name in ("Ash", "Fir", "Gum", "Ivy")]
    others = "".join(USUAL).replace("/x)", "/z)").splitlines()
    assert of(page(*bare, *others, *others), "ENT013") == []
    assert len(of(page(*bare[:2], *others, *others), "ENT013")) == 2


def test_half_a_sentence_stands_in_no_order() -> None:
    names = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Jasmine"]
    listed = "".join(f"- [{name}](https://{name}.dev) - Sorts things.\n" for name in names)
    first = "- If you know how to sort, read the [manual](https://man.dev) first.\n"
    assert of(f"# T\n\n{first}{listed}", "ORD001") == []
    assert of(f"# T\n\n- The [manual](https://man.dev) - Sorts things.\n{listed}", "ORD001") == [("ORD001", 3)]


def test_rows_that_cite_one_title_with_a_slip() -> None:
    def rows(first: str, second: str) -> str:
        usual = "".join(f"| {name} | 60 | How {name} Sorts |\n" for name in NAMES)
        cited = (
            f"| {name} | 63 | [{said}](https://arxiv.org/abs/2010.11304) |\n"
            for name, said in ((NAMES[0], first), ("Elm", second))
        )
        return (
            "# T\n\n| Model | Score | Paper |\n| --- | --- | --- |\n" + usual[usual.index("\n") + 1 :] + "".join(cited)
        )

    title = "Adaptive Seeds and Localized Roots"
    assert of(rows(title, title.replace("Seeds", "Seåeds")), "LNK006") == []
    assert of(rows(title, "Stones that Lie on Roads"), "LNK006") == [("LNK006", 25)]


def test_a_description_that_is_little_more_than_the_name() -> None:
    def listed(said: str) -> str:
        return page(
            f"- [Elm](https://elm.dev/x) - {said}.", "", "## Seeds", "", f"- [Elm](https://seeds.dev/elm) - {said}."
        )

    assert of(listed("Elm Seeds API"), "ENT007") == []
    assert of(listed("Sorts seeds and roots"), "ENT007") == [("ENT007", 29)]


def test_tables_that_have_no_column_in_common() -> None:
    def tables(column: str) -> str:
        rows = "".join(f"| [{name}](https://{name}.dev) | Sorts {name} |\n" for name in NAMES)
        head = f"| Winner | {column} |\n| --- | --- |\n"
        row = f"| [{NAMES[3]}](https://{NAMES[3]}.dev) | Sorts {NAMES[3]} |\n"
        return f"# T\n\n## A\n\n| Name | Use |\n| --- | --- |\n{rows}\n## B\n\n{head}{row}"

    assert of(tables("Praise"), "ENT007") == []
    assert of(tables("Use"), "ENT007") == [("ENT007", 32)]


def test_a_list_says_what_it_is() -> None:
    assert of(page("", "## Lists", "", "- [Awesome Elms](https://elm.dev/x)"), "ENT013") == []
    assert of(page("", "## Lists", "", "- [Good Elms](https://elm.dev/x)"), "ENT013") == [("ENT013", 28)]


def test_kinds_of_what_is_listed_below() -> None:
    links = [f"- {name} https://{name}.dev" for name in NAMES]
    assert of("# T\n\n" + "\n".join([*links[:9], "- Trees (elms, oaks, ashes, etc.)", *links[9:], ""]), "ENT008") == []
    assert of("# T\n\n" + "\n".join([*links[:9], "- Trees", *links[9:], ""]), "ENT008") == [("ENT008", 12)]


@pytest.mark.parametrize(("value", "told"), [("1,200", []), ("Sorts", [("ENT006", 25)])])
def test_a_figure_that_is_not_known(value: str, told: list[tuple[str, int]]) -> None:
    rows = "".join(f"| [{name}](https://{name}.dev) | {value} |\n" for name in NAMES)
    assert of(f"# T\n\n| Name | Size |\n| --- | --- |\n{rows}| [Elm](https://elm.dev) | |\n", "ENT006") == told
