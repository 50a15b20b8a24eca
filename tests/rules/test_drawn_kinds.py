"""Kinds of false reports that were found by drawing reports on lists at random, each beside one that is still told."""

from __future__ import annotations

import pytest

from awesome_lint import check
from awesome_lint.diagnostic import Severity
from usual import NAMES, USUAL, page


def told(text: str, *codes: str) -> list[tuple[str, int, str]]:
    shown = [each for each in check(text) if each.severity.reaches(Severity.WARNING)]
    return [(each.code, each.location.row, each.message) for each in shown if each.code in codes]


def of(text: str, *codes: str) -> list[tuple[str, int]]:
    return [(code, row) for code, row, _ in told(text, *codes)]


def listed(*names: str) -> str:
    entries = "".join(f"- [{each}](https://x.dev/{at}) - Sorts things.\n" for at, each in enumerate(names))
    return f"# T\n\nIn alphabetical order.\n\n{entries}"


def test_lines_that_a_program_sorted_with_the_bracket_behind_the_name() -> None:
    names = ["Ant Design", "Ant", "Did Client", "did-key.rs", "DID", "DIDComm", "Elm", "Fir", "Gum", "Ivy"]
    assert of(listed(*names), "ORD001") == []
    assert of(listed(*names[:-1], "Hop", "Ivy", "Abel"), "ORD001") == [("ORD001", 16)]


def test_brackets_behind_a_backslash_may_close_others() -> None:
    wide = "- [Elm](https://elm.dev/x)\\[[elm](https://elm.dev/y)] - Sorts（things）."
    assert of(page(wide), "DOC008") == []
    assert of(page(wide.replace("\\[[elm]", "[elm]")), "DOC008") == [("DOC008", 25)]


@pytest.mark.parametrize("said", ["in the state |0〉", "in the state |00〉 or 〈01|"])
def test_what_physicists_write_between_a_bar_and_a_bracket(said: str) -> None:
    assert of(page(f"- [Elm](https://elm.dev/x) - Sorts things {said} of it."), "DOC008") == []
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things of 0〉 kind."), "DOC008") == [("DOC008", 25)]


def test_a_bracket_behind_the_letter_x_is_no_face() -> None:
    line = "- [Elm](https://elm.dev/x) - Sorts texts (as my name is x]) of people."
    assert told(page(line), "DOC008") == [("DOC008", 25, "`]` closes nothing; expected `[` before it, or no `]`")]
    assert of(page(line.replace("x])", "[x])")), "DOC008") == []


def test_a_link_alone_in_its_section_that_leads_to_a_file_or_stands_above_the_list() -> None:
    link = "[Elm and others](https://elm.dev/x)"
    assert of(page("", "## Trees", "", link), "ENT010") == [("ENT010", 28)]
    assert of(page("", "## Trees", "", link.replace("https://elm.dev", "")), "ENT010") == []
    assert of(page().replace("## Some", f"## Thanks\n\n{link}\n\n## Some"), "ENT010") == []


def test_a_badge_in_html_on_a_line_of_its_own() -> None:
    badge = '[<img src="https://ci.dev/elm.svg">](https://ci.dev/elm)'
    assert of(page("- [Elm](https://elm.dev/x) - Sorts things.", badge), "ENT010") == []
    assert of(page("- [Elm](https://elm.dev/x)", "[Fir](https://fir.dev/x) - Sorts."), "ENT010") == [("ENT010", 26)]


def test_a_bullet_that_speaks_of_the_one_above() -> None:
    above, other = "- [Elm](https://elm.dev/x) - Sorts things.", "[Gum](https://gum.dev/y) - Sorts other things."
    assert of(page(above, f"  - This {other}"), "ENT023") == []
    assert of(page(above, f"  - {other}"), "ENT023") == [("ENT023", 26)]
    named = above.partition("[")[2].partition("]")[0]
    assert of(page(above, f"  - {other.rstrip('.')} for {named}."), "ENT023") == []


def test_titles_that_two_works_have() -> None:
    def courses(one: str, other: str) -> str:
        titles = "".join(f"- [How {name} was made for us](https://x.dev/{name})\n" for name in NAMES)
        return f"# T\n\n{titles}- [How to sort many things](https://a.dev/x){one}\n\n## B\n\n- [How to sort many things](https://b.dev/x){other}\n"

    assert of(courses(" - by Ann Lee", " - Max Weber"), "ENT007") == []
    assert of(courses("", ""), "ENT007") == [("ENT007", 27)]
    assert of(courses(" - by Ann Lee", " - Ann Lee"), "ENT007") == [("ENT007", 27)]


def test_a_person_whom_the_url_calls_as_in_another_country() -> None:
    person = "- [Vladislav Kopylov](https://kopilov-vlad.dev/x) ([feed](https://feed.dev/@kopilov-vlad))"
    assert of(page(person), "SPL005") == []
    other = person.replace("Kopylov", "Kopiliov")
    assert of(page(other), "SPL005") == [("SPL005", 25)]


def test_values_that_a_page_gives_only_as_examples() -> None:
    def apps(odd: int) -> str:
        values = ["Android" if at % 2 else "iOS" for at in range(len(NAMES))]
        values[:odd] = [f"Ask {name} for it" for name in NAMES[:odd]]
        entries = "".join(
            f"- [{name}](https://x.dev/{name})\n  - Apps: {value}\n" for name, value in zip(NAMES, values, strict=True)
        )
        return f"# T\n\n## Legend\n\n**Apps**\n\n- iOS\n- Android\n\n## Some\n\n{entries}"

    assert of(apps(2), "VOC001") == [("VOC001", 13), ("VOC001", 15)]
    assert of(apps(6), "VOC001") == []


def test_what_stands_before_a_url_as_in_a_tag() -> None:
    line = "- [Elm](https://elm.dev/x) - Sorts [things](url=http://things.dev/y)."
    message = "`url=` stands before the URL, so it is taken for a file; expected the URL alone"
    assert told(page(line), "LNK002", "LNK005") == [("LNK002", 25, message)]
    dotted = "- [Elm](https://elm.dev/x) - See [elm.toronto.ca.](elm.toronto.ca.)."
    assert of(page(dotted), "LNK002") == [("LNK002", 25)]


def contents(*links: str, headings: str) -> str:
    return "# T\n\n## Contents\n\n" + "".join(f"- {each}\n" for each in links) + headings


def test_the_blank_before_an_image_may_be_part_of_an_anchor() -> None:
    headings = "".join(f"\n## {name} ![feed](x.svg)\n\n- [a](https://{name}.dev/a)\n" for name in NAMES[:4])
    kept = contents(*(f"[{name}](#{name.lower()}-)" for name in NAMES[:4]), headings=headings)
    bare = contents(*(f"[{name}](#{name.lower()})" for name in NAMES[:4]), headings=headings)
    assert of(kept, "DOC004", "LNK004") == of(bare, "DOC004", "LNK004") == []
    assert of(kept.replace("#aldor-", "#aldor--"), "DOC004") == [("DOC004", 5)]


def test_an_anchor_with_marks_under_a_short_text() -> None:
    headings = "".join(f"\n## State: {name}\n\n- [a](https://{name}.dev/a)\n" for name in NAMES[:4])
    links = [f"[{name}](#state-{name.lower()})" for name in NAMES[:3]]
    message = "this page has no anchor `#state:-dor`; the heading `State: Be` is `#state-be`"
    found = contents(*links, "[|B>](#state:-be)", headings=headings.replace(NAMES[3], "Be"))
    assert told(found, "DOC004") == [("DOC004", 8, message.replace("dor", "be"))]


def test_the_second_of_two_headings_of_one_title() -> None:
    titles = ["Codes", "States", "Gates", "codes"]
    headings = "".join(f"\n## {title}\n\n- [a](https://{at}.dev/a)\n" for at, title in enumerate(titles))
    links = [f"[{title}](#{title.lower()})" for title in titles]
    message = "`#codes` is another heading; the heading `codes` is `#codes-1`"
    assert told(contents(*links, headings=headings), "DOC004") == [("DOC004", 8, message)]


def test_a_heading_of_small_print_has_not_too_many_marks() -> None:
    def small(level: int) -> str:
        marks = "#" * level
        sections = [f"\n## {name}\n\n{line}\n" for name, line in zip(NAMES[:4], USUAL[:4], strict=True)]
        return "# T\n" + f"{marks} All of these are free\n\n{USUAL[4]}".join(sections[:2]) + "".join(sections[2:])

    assert of(small(6), "DOC002") == []
    assert of(small(4), "DOC002") == [("DOC002", 7)]


def test_a_description_that_is_only_a_mark_in_code() -> None:
    assert of(page("- [Elm](https://elm.dev/x) - `inactive`"), "ENT011") == []
    assert of(page("- [Elm](https://elm.dev/x) - `inactive` sorts things"), "ENT011") == [("ENT011", 25)]


def test_a_soft_hyphen_goes_on_with_a_word() -> None:
    line = "- [Elm](https://elm.dev/x) - Draws the trees of the kind that is used in in\u00adtroductory classes."
    assert of(page(line), "SPL003") == []
    assert of(page(line.replace("\u00adtroductory", " the")), "SPL003") == [("SPL003", 25)]


def test_bullets_under_which_links_are_filed_need_no_description() -> None:
    assert of(page("- Elm in trees", "  - [2019](https://elm.dev/2019)"), "ENT013") == []
    assert of(page("- [What is an elm?](https://elm.dev/x)"), "ENT013") == []
    assert of(page("- [Elm](https://elm.dev/x)"), "ENT013") == [("ENT013", 25)]


def test_one_word_that_goes_on_with_a_name() -> None:
    bare = [each.replace(" - ", " ") for each in USUAL]
    text = f"# T\n\n{''.join(bare)}- [Elm slack](https://elm.dev/x) "
    assert of(f"{text}invite.\n", "ENT014") == []
    assert of(f"{text}sorts other things.\n", "ENT014") == [("ENT014", 23)]


def test_years_may_go_on() -> None:
    def table(last: str) -> str:
        years = [str(2019 + at % 3) for at in range(3 * len(NAMES))]
        rows = (
            f"| [{name}](https://{name}.dev) | {last if at == 40 else years[at]} |\n"
            for at, name in enumerate(NAMES * 3)
        )
        return "# T\n\n| Name | Year |\n|---|---|\n" + "".join(rows)

    assert of(table("2022"), "VOC001") == []
    named = table("spring").replace("2019", "winter").replace("2020", "summer").replace("2021", "autumn")
    assert [row for _, row in of(named, "VOC001")] == [45]


def test_a_few_sections_behind_all_others_are_a_part_of_their_own() -> None:
    def sections(*titles: str) -> str:
        return "# T\n" + "".join(f"\n## {each}\n\n- [Of {each}](https://{each}.dev/a) - Sorts.\n" for each in titles)

    assert of(sections(*NAMES, "Alpha", "Beta", "Corn"), "ORD002") == []
    assert of(sections(*NAMES, "Beta"), "ORD002") == [("ORD002", 83)]


def test_the_text_of_a_link_is_shown_as_most_write_it() -> None:
    def papers(last: str, url: str) -> str:
        lines = [f"- The study of {name} [[ICASSP](https://icassp.org/{name})]\n" for name in NAMES]
        return f"# T\n\n{''.join(lines)}- The study of Elm [[{last}]({url})]\n"

    message = "`ICASPP` is a misspelling of `ICASSP`, as in 20 other links"
    assert told(papers("ICASPP", "https://icassp.org/elm"), "SPL004") == [("SPL004", 23, message)]
    assert of(papers("ICASPP", "https://icaspp.org/elm"), "SPL004") == []


def test_a_remark_as_a_heading_skips_no_level() -> None:
    def remark(text: str) -> str:
        sections = [f"\n## {name}\n\n{line}\n" for name, line in zip(NAMES[:4], USUAL[:4], strict=True)]
        return "# T\n" + f"#### {text}\n\n{USUAL[4]}".join(sections[:2]) + "".join(sections[2:])

    assert of(remark("Please send pull requests!"), "DOC002") == []
    assert of(remark("All of these are free"), "DOC002") == [("DOC002", 7)]


def test_a_remark_in_brackets_holds_no_further_entry() -> None:
    line = "- [Elm](https://elm.dev/x) - sorts things. (Try the- [demo](https://elm.dev/y) - of it)"
    assert of(page(line), "ENT018") == []
    assert of(page(line.replace("(Try", "Try").rstrip(")")), "ENT018") == [("ENT018", 25)]


def test_a_bullet_that_says_what_to_do_needs_no_link() -> None:
    assert of(page("- Set up search alerts in Elm or other open trees"), "ENT008") == []
    assert of(page("- Search Alerts in Elm - Sorts open trees."), "ENT008") == [("ENT008", 25)]


def test_two_sections_list_what_one_repository_holds() -> None:
    def repository(name: str) -> str:
        url = f"https://github.com/org/{name}"
        return page(f"- [KoSBi]({url}) - Judges.", "", "## More", "", f"- [SQuARe]({url}) - Asks things.")

    assert of(repository("korean-safety-benchmarks"), "LNK006") == []
    assert of(repository("kosbi"), "LNK006") == [("LNK006", 29)]


def test_a_section_below_one_of_level_1_that_it_is_a_part_of() -> None:
    def topics(title: str) -> str:
        tops = "".join(f"# {name}\n\n{line}\n" for name, line in zip(NAMES[1:5], USUAL[1:5], strict=True))
        return f"# Python\n\n{USUAL[0]}\n## {title}\n\n{USUAL[5]}\n{tops}"

    assert of(topics("Videos on Python"), "DOC032") == []
    assert of(topics("Videos on trees"), "DOC032") == [("DOC032", 5)]


def test_a_definition_for_a_number_that_stands_nowhere() -> None:
    used = "- [Elm](https://elm.dev/x) - Sorts things. ![two][star2]"

    def lines(*definitions: str) -> list[int]:
        return [each.location.row for each in check(page(used, "", *definitions)) if each.code == "LNK008"]

    assert lines("[star1]: one.svg", "[star2]: two.svg") == []
    assert lines("[moon1]: one.svg", "[star2]: two.svg") == [27]


def test_a_description_that_spells_out_its_name() -> None:
    def small(name: str) -> str:
        usual = page().replace("Sorts things of some", "sorts things of no")
        return f"{usual}- [{name}](https://{name.lower()}.dev/x) - No Language Left Behind, in 200 languages.\n"

    assert of(small("NLLB-200"), "ENT014") == []
    assert of(small("MT-200"), "ENT014") == [("ENT014", 25)]


def test_a_table_that_lists_some_rows_for_several_countries() -> None:
    def rows(*names: str) -> str:
        listed = "".join(
            f"| {where} | [{name}](https://{name}.dev/x) | Sorts. |\n" for where in names for name in NAMES
        )
        return f"# T\n\n| Country | Name | What |\n| --- | --- | --- |\n{listed}"

    assert of(rows("Chile", "Peru"), "ENT007") == []
    assert len(of(rows("Chile", "Chile"), "ENT007")) == len(NAMES)


def test_one_name_of_events_on_several_days() -> None:
    def calendar(*more: str) -> str:
        days = "".join(f"- {day}: {line[2:]}" for day, line in enumerate(USUAL, start=1))
        return "# T\n\n## May\n\n" + days + "".join(f"{each}\n" for each in more)

    meetup = "[Meetup of many](https://meetup.dev/x)"
    assert of(calendar(f"- 23: {meetup} - Lima.", f"- 23: {meetup} - Quito."), "ENT007") == []
    assert of(calendar(f"- 23: {meetup} - Lima.", f"- 24: {meetup} - Lima."), "ENT007") == [("ENT007", 26)]
    july = f"- 12: {meetup.replace('/x', '/y')} - Lima, in the middle of the town."
    assert of(calendar(july.replace("/y", "/x"), "", "## July", "", july), "ENT007") == []


def test_a_name_of_nothing_stands_nowhere_twice() -> None:
    assert of(page("- [``](https://x.dev/y)", "- [``](https://x.dev/y)"), "ENT007") == []
    assert of(page("- [`a`](https://x.dev/y)", "- [`a`](https://x.dev/y)"), "ENT007") == [("ENT007", 26)]


def test_a_bullet_that_names_the_numbered_ones_behind_it_or_that_is_quoted_below() -> None:
    numbered = [
        f"- {at}. [{name}x](https://{name}x.dev/x) - Sorts things." for at, name in enumerate(NAMES[:3], start=1)
    ]
    assert of(page("- Moving pictures", *numbered), "ENT008") == []
    assert of(page("- Moving pictures - Sorts them.", *numbered[1:]), "ENT008") == [("ENT008", 25)]
    assert of(page("- Rings of hashes", "  > [Elm](https://elm.dev/x)"), "ENT008") == []


def test_a_bullet_below_another_beside_one_with_several() -> None:
    nested = "  - [Oak](https://oak.dev/x) - Cuts wood of every kind."
    assert of(page(nested), "ENT023") == [("ENT023", 25)]
    parts = [f"  - [{name}](https://{name}.dev/x) - Cuts wood of every kind." for name in ("Elm", "Fir", "Yew")]
    assert of(page(nested, USUAL[0].replace("Aldor", "Ash").strip(), *parts), "ENT023") == []


def test_a_name_that_is_a_word_twice() -> None:
    line = "- [Elm](https://elm.dev/x) - Sings the songs of alyona alyona to the trees of the wood."
    assert of(page(line, line.replace("Elm", "Fir").replace("elm", "fir")), "SPL003") == []
    assert of(page(line), "SPL003") == [("SPL003", 25)]


def test_a_brand_in_what_another_hyphen_joins() -> None:
    line = "- [Elm](https://elm.dev/x) - Holds the files of Javascript‑Core for you."
    assert of(page(line), "SPL002") == []
    assert of(page(line.replace("‑", " ")), "SPL002") == [("SPL002", 25)]
