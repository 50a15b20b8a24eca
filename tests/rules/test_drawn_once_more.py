"""Further kinds of false and trivial reports that were found by drawing, each beside one that is still told."""

from __future__ import annotations

import pytest

from usual import NAMES, of, page


@pytest.mark.parametrize("swallowed", ["## Trees", "- [Elm](https://elm.dev/x) - Sorts.", "| Elm | 2 |", "```sh"])
def test_a_fence_at_the_end_that_holds_nothing_but_code(swallowed: str) -> None:
    code = ["", "```sh", "# get it", "wget https://elm.dev/x"]
    assert of(page(*code), "DOC026") == []
    assert of(page(*code, "", swallowed), "DOC026") == [("DOC026", 26)]


def test_a_blank_in_a_url_of_html_that_browsers_follow() -> None:
    assert of(page('- <a href="https://elm.dev/a b">Elm</a> - Sorts things.'), "LNK002") == []
    assert of(page("- [Elm](<https://elm.dev/a b>) - Sorts things."), "LNK002") == [("LNK002", 25)]


def test_levels_of_a_scale_go_on() -> None:
    def table(last: str) -> str:
        rows = "".join(f"| [{name}](https://x.dev/{name}) | T{at % 3 + 3} |\n" for at, name in enumerate(NAMES))
        return f"# T\n\n| Name | Level |\n| --- | --- |\n{rows}{rows.lower()}| [Elm](https://x.dev/elm) | {last} |\n"

    assert of(table("T2"), "VOC001") == []
    assert of(table("low"), "VOC001") == [("VOC001", 45)]


def test_a_group_of_headings_whose_numbers_begin_anew() -> None:
    def topics(group: str, *numbers: str) -> str:
        parts = [f"#### {number} {name}" for number, name in zip(numbers, NAMES, strict=False)]
        parts.insert(4, f"### {group}")
        items = (
            f"{part}\n\n- [{name}](https://x.dev/{name}) - Sorts.\n" for part, name in zip(parts, NAMES, strict=False)
        )
        return "# T\n\n## Trees\n\n" + "\n".join(items)

    numbers = ["1.1", "1.2", "1.3", "1.4"]
    assert of(topics("Exercises", *numbers, "1.", "2.", "3."), "DOC032") == []
    assert of(topics("Exercises", *numbers, "1.5", "1.6", "1.7"), "DOC032") == [("DOC032", 21)]


def test_the_code_of_an_icon_does_not_count_in_an_order() -> None:
    def listed(*names: str) -> str:
        entries = (f"[{each}](https://x.dev/{at}) - Sorts things.\n" for at, each in enumerate(names))
        return "# T\n\nIn alphabetical order.\n\n" + "\n".join(entries)

    names = [":icon-z: Ash", "Birch", ":icon-m: Cedar", ":icon-a: Elm", "Fir", ":icon-b: Gum", "Hazel", "Ivy"]
    assert of(listed(*names), "ORD001") == []
    assert of(listed(*names, ":icon-z: Beech"), "ORD001") == [("ORD001", 21)]


def test_a_bullet_between_paragraphs_belongs_to_the_one_above() -> None:
    def listed(marker: str) -> str:
        names = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Gum", "Hazel", "Ivy"]
        lines = [f"[{each}](https://x.dev/{each}) - Sorts things.\n" for each in names]
        lines.insert(5, f"{marker}[Low fir](https://x.dev/low) - Sorts things.\n")
        return "# T\n\nIn alphabetical order.\n\n" + "\n".join(lines)

    assert of(listed("- "), "ORD001") == []
    assert of(listed(""), "ORD001") == [("ORD001", 15)]


def test_a_word_twice_that_the_page_has_only_within_others() -> None:
    name = "- [Nimble Nimble Bird](https://nb.dev/x) - Sorts things."
    assert of(page(name, "- [Fir](https://fir.dev/x) - Sorts nimblebirds and unnimble ones."), "SPL003") == []
    told = of(page(name, "- [Fir](https://fir.dev/x) - Sorts nimble birds and other nimble ones."), "SPL003")
    assert told == [("SPL003", 25)]


def test_a_person_in_italics_needs_no_period() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - *Ada North*"), "ENT011") == []
    assert of(page("- [Elm](https://elm.dev/x) - *Sorts all things*"), "ENT011") == [("ENT011", 25)]


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_a_brand_in_what_others_say(marks: str) -> None:
    right = [
        f"- [{name}](https://{name}.dev/y) - Sorts things with GitHub and others." for name in ("Elm", "Fir", "Gum")
    ]
    right += [f"- [{name}](https://{name}.dev/y) - Keeps the lists on GitHub." for name in ("Ash", "Ivy", "Oak")]
    said = "the best that github has to offer"
    quoted = f"- [Yew](https://yew.dev/x) - They say {marks[0]}{said}{marks[1]} of it."
    assert of(page(*right, quoted), "SPL002") == []
    assert of(page(*right, f"- [Yew](https://yew.dev/x) - They say {said}."), "SPL002") == [("SPL002", 31)]


@pytest.mark.parametrize("said", ["Draws the format of Elmtree.", "Elmtree's mode for drawing."])
def test_two_entries_of_one_page_that_say_what_one_is_to_the_other(said: str) -> None:
    first = "- [Elmtree](https://github.com/ada/elmtree) - Sorts all kinds of things."
    second = "\n## More\n\n- [Gorse](https://github.com/ada/elmtree) - "
    assert of(page(first, second + said), "LNK006") == []
    assert of(page(first, second + "Draws the shapes of leaves."), "LNK006") == [("LNK006", 29)]


def test_labels_that_differ_only_by_a_mark() -> None:
    def papers(label: str) -> str:
        usual = "".join(
            f"- {name} [[pdf](https://x.dev/{name})] [[code open](https://y.dev/{name})]\n" for name in NAMES
        )
        return f"# T\n\n{usual}- Elm [[pdf](https://x.dev/elm)] [[{label}](https://y.dev/elm)]\n"

    assert of(papers("code_open"), "ENT003") == []
    assert of(papers("code opne"), "ENT003") == [("ENT003", 23)]


def test_a_colon_behind_a_heading_that_introduces_a_text() -> None:
    def headed(text: str) -> str:
        sections = "".join(f"## {name}\n\n- [{name}](https://x.dev/{name}) - Sorts.\n\n" for name in NAMES[:8])
        return f"# T\n\n{sections}## Purpose:\n\n{text}\n"

    assert of(headed("To sort all things."), "DOC035") == []
    assert of(headed("- [Elm](https://x.dev/elm) - Sorts."), "DOC035") == [("DOC035", 35)]


def test_entries_that_a_cell_names_beside_others() -> None:
    def uses(*cells: str) -> str:
        linked = (", ".join(f"[{name}](https://{name.lower()}.dev/x)" for name in cell.split()) for cell in cells)
        rows = "".join(f"| Tool {at} | {cell} |\n" for at, cell in enumerate(linked))
        return f"# T\n\n| In place of | Use |\n| --- | --- |\n{rows}"

    assert of(uses("Elm Fir", "Gum Hop", "Ivy Oak", "Bay Elm"), "ENT007") == []
    assert of(uses("Elm", "Gum Hop", "Ivy Oak", "Bay Elm"), "ENT007") == [("ENT007", 8)]


def test_the_end_of_a_word_in_brackets() -> None:
    line = "- [Elm](https://elm.dev/x) - Serves a REST{}(ful) interface of many things."
    assert of(page(line.format("")), "SPL001") == []
    assert of(page(line.format(" ")), "SPL001") == [("SPL001", 25)]


def test_a_name_in_small_letters_by_which_the_url_begins() -> None:
    line = "- [Material](https://github.com/ada/{}theme) - kims Theme for all kinds of things."
    assert of(page(line.format("kims")), "ENT014") == []
    assert of(page(line.format("other")), "ENT014") == [("ENT014", 25)]


def test_one_word_is_a_label() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - hta"), "ENT014") == []
    assert of(page("- [Elm](https://elm.dev/x) - hta files"), "ENT014") == [("ENT014", 25)]


@pytest.mark.parametrize("title", ["Blogs", "Videos"])
def test_a_post_or_a_talk_with_the_title_of_its_paper(title: str) -> None:
    def papers(first: str, second: str, url: str) -> str:
        usual = "".join(f"- [The {name} of trees and leaves](https://x.dev/{name})\n" for name in NAMES)
        one = "- [A new way to sort leaves](https://y.dev/1)\n"
        other = f"- [A new way to sort leaves]({url})\n"
        return f"# T\n\n## {first}\n\n{usual}{one}\n## {second}\n\n{other}"

    assert of(papers("Papers", title, "https://z.dev/2"), "ENT007") == []
    assert of(papers("Roots", "Leaves", "https://youtu.be/2"), "ENT007") == []
    assert of(papers("Roots", "Leaves", "https://z.dev/2"), "ENT007") == [("ENT007", 29)]


@pytest.mark.parametrize("name", ["More coming soon", "and many more", "Shrubs (coming soon)"])
def test_a_line_that_says_that_the_list_goes_on(name: str) -> None:
    assert of(page(f"- [{name}](https://elm.dev/x)"), "ENT013") == []
    assert of(page("- [Coming home](https://elm.dev/x)"), "ENT013") == [("ENT013", 25)]


def test_a_word_whose_last_letter_is_not_bold() -> None:
    assert of(page("- **Bulk Leaf Processin**g - Sorts leaves of trees."), "SPL005") == []
    assert of(page("- **Bulk Leaf Processin** - Sorts leaves of trees."), "SPL005") == [("SPL005", 25)]


def test_two_variants_or_two_things_of_one_work() -> None:
    first = "- [Oaken](https://oak.dev/data) - Sorts all kinds of leaves."
    assert of(page(first, "- [Oaken-Bark](https://oak.dev/data) - Sorts all barks."), "LNK006") == []
    assert of(page(first, "- [Oakenbark](https://oak.dev/data) - Sorts all barks."), "LNK006") == [("LNK006", 26)]
    both = "- [{}](https://oak.dev/data) - Sorts the {}. [more](https://oak.dev/more)"
    assert of(page(both.format("Gorse", "leaves"), both.format("Furze", "barks")), "LNK006") == []
    other = both.format("Furze", "barks").replace("more)", "other)")
    assert of(page(both.format("Gorse", "leaves"), other), "LNK006") == [("LNK006", 26)]


def test_a_blank_that_is_written_as_an_entity() -> None:
    assert of(f"![Elm](https://elm.dev/a?b=c&nbsp;d)\n\n{page()}", "LNK002") == []
    assert of(f"![Elm](<https://elm.dev/a?b=c d>)\n\n{page()}", "LNK002") == [("LNK002", 1)]


def test_a_heading_that_begins_with_a_small_letter_before_a_capital() -> None:
    def headed(title: str) -> str:
        sections = "".join(
            f"## {name}\n\n- [{name}](https://x.dev/{name}) - Sorts eCommerce.\n\n" for name in NAMES[:8]
        )
        return f"# T\n\n{sections}## {title}\n\n- [ECommerce](https://elm.dev/x) - Sorts Elsewhere.\n"

    assert of(headed("eCommerce"), "DOC035") == []
    assert of(headed("elsewhere"), "DOC035") == [("DOC035", 35)]


@pytest.mark.parametrize("comment", ["[//]: #09/30", "<!-- added in May -->"])
def test_a_comment_behind_the_last_column_of_a_table(comment: str) -> None:
    def table(more: str) -> str:
        rows = "".join(f"| [{name}](https://x.dev/{name}) | Sorts things. |\n" for name in NAMES)
        return f"# T\n\n| Name | Use |\n| --- | --- |\n{rows}| [Elm](https://x.dev/elm) | Sorts. |{more}\n"

    assert of(table(comment), "DOC022") == []
    assert of(table("09/30"), "DOC022") == [("DOC022", 25)]


def test_a_heading_that_marks_the_end_of_a_part() -> None:
    assert of(page("", "## End of trees", "", "## More", "", "- [Elm](https://elm.dev/x) - Sorts."), "DOC005") == []
    assert of(page("", "## Endless trees", "", "## More", "", "- [Elm](https://elm.dev/x) - Sorts."), "DOC005") == [
        ("DOC005", 26)
    ]


def test_a_name_before_the_colon_of_a_title() -> None:
    said = "a deep network for the recognition of leaves"
    assert of(page(f"- [Developmet: {said}](https://elm.dev/x) - Sorts things."), "SPL005") == []
    assert of(page(f"- [Developmet of {said}](https://elm.dev/x) - Sorts things."), "SPL005") == [("SPL005", 25)]


def test_a_title_in_quotation_marks_that_is_a_word_twice() -> None:
    more = "- [Fir](https://fir.dev/x) - Sorts something and something else."
    name = 'The "Something Something{}Video of Leaves'
    assert of(page(f"- [{name.format(chr(34) + ' ')}](https://elm.dev/x) - Sorts things.", more), "SPL003") == []
    told = of(page(f"- [{name.format(' ')}](https://elm.dev/x) - Sorts things.", more), "SPL003")
    assert told == [("SPL003", 25)]


def test_a_bullet_that_gives_code_leads_nowhere() -> None:
    item = "- Get the size of the leaves"
    assert of(page(item, "  ```", "  select size from leaves", "  ```"), "ENT008") == []
    assert of(page("- Leaves - Get the size of them."), "ENT008") == [("ENT008", 25)]


def test_what_is_inside_a_thing_that_is_called_without_its_maker() -> None:
    first = "- [Forest Elmtree](https://elm.dev/app) - Sorts all kinds of things."
    second = "\n## More\n\n- [Gorse](https://elm.dev/app) - Draws leaves, {} Elmtree."
    assert of(page(first, second.format("inside")), "LNK006") == []
    assert of(page(first, second.format("unlike")), "LNK006") == [("LNK006", 29)]


def test_works_that_are_filed_under_two_sections() -> None:
    def papers(*again: str) -> str:
        titles = [f"The {name} of trees and leaves" for name in NAMES]
        usual = "".join(f"- [{title}](https://x.dev/{at})\n" for at, title in enumerate(titles))
        return f"# T\n\n## Roots\n\n{usual}\n## Leaves\n\n{''.join(again)}"

    one = f"- [The {NAMES[0]} of trees and leaves](https://y.dev/0)\n"
    other = f"- [The {NAMES[1]} of trees and leaves](https://x.dev/1)\n"
    assert [row for _, row in of(papers(one, other), "ENT007")] == [29]
    assert of(papers(one), "ENT007") == [("ENT007", 28)]


def test_descriptions_that_a_program_cut_have_no_final_marks() -> None:
    def table(cut: int) -> str:
        ends = ("..." if at < cut else "." if at < len(NAMES) - 1 else "" for at in range(len(NAMES)))
        rows = "".join(
            f"| [{name}](https://x.dev/{name}) | Sorts things of some kind{end} |\n"
            for name, end in zip(NAMES, ends, strict=True)
        )
        return f"# T\n\n| Name | Description |\n| --- | --- |\n{rows}"

    assert of(table(7), "ENT011") == []
    assert of(table(0), "ENT011") == [("ENT011", 24)]


def test_remarks_in_brackets_that_begin_with_another_letter() -> None:
    def remarks(last: str) -> str:
        usual = "".join(f"- <https://{name.lower()}.dev/x> (Needs login)\n" for name in NAMES)
        return f"# T\n\n{usual}- <https://elm.dev/x> ({last})\n"

    assert of(remarks("Needs Login"), "VOC003") == []
    assert of(remarks("Needs lOgin"), "VOC003") == [("VOC003", 23)]


def test_a_description_that_begins_with_the_site_of_its_entry() -> None:
    line = "- [An Elm](https://{}.dev/) - elmmtree draws the shapes of leaves."
    assert of(page(line.format("elmmtree")), "ENT014") == []
    assert of(page(line.format("fir")), "ENT014") == [("ENT014", 25)]


@pytest.mark.parametrize("name", ["Sortingjs", "launchd"])
def test_a_library_or_a_program_that_looks_like_a_slip(name: str) -> None:
    line = "- [Elm](https://elm.dev/x) - Starts all kinds of things with {} on every machine."
    assert of(page(line.format(name)), "SPL001") == []
    assert of(page(line.format("launchng")), "SPL001") == [("SPL001", 25)]


def test_a_word_with_a_capital_amid_a_sentence_before_the_same_word() -> None:
    line = "- [Elm](https://elm.dev/x) - Gives you a neater If and {} the leaves of trees."
    assert of(page(line.format("For for")), "SPL003") == []
    assert of(page(line.format("for for")), "SPL003") == [("SPL003", 25)]


def test_a_field_that_few_entries_have_in_another_case() -> None:
    def talks(count: int) -> str:
        fields = ["- level: low\n" if at < count else "" for at in range(len(NAMES))]
        usual = "".join(
            f"## {name}\n\n- url: https://x.dev/{name}\n- held at: Home\n{field}\n"
            for name, field in zip(NAMES, fields, strict=True)
        )
        return f"# T\n\n{usual}## Elm\n\n- url: https://x.dev/elm\n- held at: Home\n- Level: low\n"

    assert of(talks(3), "ENT003") == []
    assert [code for code, _ in of(talks(12), "ENT003")] == ["ENT003"]


def test_a_row_that_waits_for_what_is_to_come() -> None:
    def table(row: str) -> str:
        rows = "".join(f"| [{name}](https://x.dev/{name}) | Sorts. |\n" for name in NAMES)
        return f"# T\n\n| Name | Use |\n| --- | --- |\n{rows}{row}\n"

    assert of(table("| [link]() |  |"), "LNK003") == []
    assert of(table("| [link]() | Sorts. |"), "LNK003") == [("LNK003", 25)]


def test_an_invisible_character_alone_on_its_line() -> None:
    assert of(page("", "\u200b", ""), "DOC027") == []
    assert of(page("", "Sorted\u200b by name.", ""), "DOC027") == [("DOC027", 26)]


def test_a_project_with_the_paper_that_is_filed_elsewhere() -> None:
    def shelves(code: str, name: str = "Leafstack-Trees") -> str:
        usual = "".join(
            f"* The {each} of trees, NIPS 2017 [[paper](https://arxiv.org/abs/{at})].\n"
            for at, each in enumerate(NAMES)
        )
        project = f"* {name} [[paper](https://arxiv.org/abs/1701.01724)]{code}.\n"
        paper = "* Leafstack: The Expert of Gardens, Science 2017 [[paper](https://arxiv.org/pdf/1701.01724.pdf)].\n"
        return f"# T\n\n## Projects\n\n{project}\n## Papers\n\n{usual}{paper}"

    assert of(shelves(" [[code](https://github.com/ada/leafstack)]"), "LNK006") == []
    assert of(shelves("", "Leafstack of Trees"), "LNK006") == [("LNK006", 29)]


def test_a_copy_is_told_once_though_another_entry_leads_elsewhere() -> None:
    one, other = (f"- [Elm](https://{host}.dev/x) - Sorts things of some kind." for host in ("elm", "other"))
    assert of(page(one, other, other), "ENT007") == [("ENT007", 26), ("ENT007", 27)]
