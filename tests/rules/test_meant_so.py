"""What curators do on purpose, of kinds that were reported as faults once."""

from __future__ import annotations

import pytest

from awesome_lint import check
from awesome_lint.diagnostic import Severity
from usual import NAMES, USUAL

SMALL = [each.replace("- Sorts", "-:"[at % 2] + " sorts") for at, each in enumerate(USUAL)]


def rows(text: str, code: str) -> list[int]:
    return [each.location.row for each in check(text) if each.code == code and each.severity.reaches(Severity.WARNING)]


def page(*more: str, usual: list[str] = USUAL) -> str:
    return "# T\n\n## Some\n\n" + "".join(usual) + "".join(f"{each}\n" for each in more)


def ordered(*names: str) -> str:
    return "# T\n\nIn alphabetical order.\n\n" + "".join(
        f"- [{each}](https://a.dev/{at})\n" for at, each in enumerate(names)
    )


def test_a_word_that_stands_three_times() -> None:
    assert rows(page("- [Elm](https://elm.dev/x) - Sorts the the things."), "SPL003") == [25]
    assert rows(page("- [Elm](https://elm.dev/x) - Sorts all of the the the things."), "SPL003") == []


def test_what_stands_right_in_some_order() -> None:
    names = ["Ab", "A-z", "Bench", "Cd", "C-x", "Drill", "U.S. news", "Urn"]
    assert rows(ordered(*names), "ORD001") == []
    assert rows(ordered(*names[:6], "Us", "Urn"), "ORD001") == [11]


def test_numbers_behind_letters() -> None:
    assert rows(ordered("Anvil", "Bench", "Clamp", "Drill", "100 nails"), "ORD001") == []


def test_roman_numbers_count() -> None:
    parts = ["Part VII - Bench", "Part VIII - Clamp", "Part IX - Anvil", "Part X - Drill", "Part XI - Edge"]
    assert rows(ordered(*parts), "ORD001") == []
    assert len(rows(ordered(*parts[:2], parts[3], parts[2], parts[4]), "ORD001")) == 1


def test_wikipedia_in_another_language_and_a_host_of_its_own() -> None:
    assert rows("# T\n\n- [Elm](https://et.wikipedia.org/wiki/Elm)\n", "LNK016") == []
    assert rows("# T\n\n- [Elm](https://stackoverflow.co/jobs)\n", "LNK016") == []
    assert rows("# T\n\n- [Elm](https://en.wikipdia.org/wiki/Elm)\n", "LNK016") == [3]


def test_things_to_do_among_things_to_visit() -> None:
    assert rows(page("- Read books", "- Play games"), "ENT008") == []
    assert rows(page("- Elm - Sorts things."), "ENT008") == [25]


@pytest.mark.parametrize("name", ["Official Site", "GitHub Repository", "Docs"])
def test_a_name_that_says_what_it_leads_to_needs_no_description(name: str) -> None:
    assert rows(page(f"- [{name}](https://elm.dev/x)"), "ENT013") == []
    assert rows(page("- [Elm](https://elm.dev/x)"), "ENT013") == [25]


def test_where_venues_stand_behind_titles_not_all_has_one() -> None:
    papers = [f"- How {name} Sorts All That It Finds, OAK 2021, [[paper]](https://{name}.dev/x)\n" for name in NAMES]
    assert rows(page("- Elm[[paper]](https://elm.dev/x)", usual=papers), "ENT013") == []


def test_a_sentence_of_its_own_behind_a_name() -> None:
    assert rows(page("- [Elm](https://elm.dev/x) Sorts things of some kind.", usual=SMALL), "ENT014") == []
    assert rows(page("- [Elm](https://elm.dev/x) - Sorts things of some kind.", usual=SMALL), "ENT014") == [25]


def test_a_name_with_an_abbreviation() -> None:
    of = "- [grand-elm-cms](https://elm.dev/x) - {} CMS themes.\n- [Fir](https://fir.dev/x) - Good for Elm."
    assert rows(page(of.format("elm")), "ENT014") == []
    assert rows(page(of.format("good")), "ENT014") == [25]


def test_two_things_on_a_page_that_collects_such_things() -> None:
    two = "# T\n\n- [Elm voices](https://elm.dev/{0})\n- [Fir songs](https://elm.dev/{0})\n"
    assert rows(two.format("datasets"), "LNK006") == []
    assert rows(two.format("voices-of-trees"), "LNK006") == [4]


def test_entries_that_say_why_they_stand_in_two_sections() -> None:
    of = "- [Elm](https://elm.dev/x) ({} is written in {})\n"
    both = f"# T\n\n## C/C++\n\n{of.format('Half', 'C')}\n## Java\n\n{of.format('Half', 'Java')}"
    assert rows(both, "ENT007") == []
    assert rows(both.replace("in Java", "in haste"), "ENT007") == [9]


def test_bullets_that_share_more_than_one_entry() -> None:
    shared = "  - [Elm](https://elm.dev/x)\n  - [Fir](https://fir.dev/x)\n"
    assert rows(f"# T\n\n- Long texts:\n{shared}- Short texts:\n{shared}", "ENT007") == []
    assert rows(f"# T\n\n- Long texts:\n{shared}- Short texts:\n{shared[:29]}", "ENT007") == [7]


def test_two_sections_that_share_several_entries_do_so_on_purpose() -> None:
    first, second = "- [Elm](https://elm.dev) - {}.\n", "- [Oak](https://oak.dev) - {}.\n"
    ads = first.format("Places ads") + second.format("Sells places")
    money = first.format("Finds those who pay") + second.format("Shows who pays")
    assert rows(f"# T\n\n## Ads\n\n{ads}\n## Money\n\n{money}", "ENT007") == []
    assert rows(f"# T\n\n## Ads\n\n{ads}\n## Money\n\n{first.format('Places good ads')}", "ENT007") == []
    assert rows(f"# T\n\n## Ads\n\n{ads}\n## Money\n\n{first.format('Places ads')}", "ENT007") == [10]


def test_the_credit_that_a_photo_asks_for() -> None:
    link = "[photo](https://elm.dev/x?utm_source=elm&utm_medium=referral{})"
    assert rows(f"# T\n\nBy a {link.format('&utm_content=creditCopyText')}.\n", "LNK009") == []
    assert rows(f"# T\n\nBy a {link.format('')}.\n", "LNK009") == [3]


def test_quotation_marks_of_a_typewriter() -> None:
    assert rows("# T\n\n- [Jo `Elm' Fir](https://elm.dev/x)\n", "DOC008") == []
    assert rows("# T\n\n- [Jo `Elm Fir](https://elm.dev/x)\n", "DOC008") == [3]


def test_headings_of_one_title_show_no_order() -> None:
    titles = ["Start", "Basics", "Layout", "Script", "Later", "End"]
    contents = "".join(
        f"- [{each}](#{each.lower()})\n" for each in ("Start", "Layout", "Script", "Basics", "Later", "End")
    )
    headings = "".join(f"## {each}\n\nSo it is.\n\n" for each in titles)
    assert len(rows(f"# T\n\n{contents}\n{headings}", "DOC004")) > 0
    assert rows(f"# T\n\n{contents}\n{headings}".replace("## Later", "### Basics\n\nSo.\n\n## Later"), "DOC004") == []


def test_a_sentence_in_a_column_is_no_value() -> None:
    row = "| [{0}](https://{0}.dev) | account required{1} |\n"
    table = "# T\n\n| Name | Needs |\n|---|---|\n" + "".join(row.format(name, "") for name in NAMES)
    assert rows(table + row.format("Elm", "."), "VOC002") == []
    assert rows(table + row.format("Elm", "d"), "VOC002") == [25]


def test_a_value_that_stands_once_among_few() -> None:
    row = "| [{0}](https://{0}.dev) | {1} |\n"
    table = "# T\n\n| Name | Town |\n|---|---|\n"
    for many, found in ((1, []), (3, [5 + 3 * 20])):
        known = "".join(row.format(f"{name}{at}", ("North", "South")[at % 2]) for at in range(many) for name in NAMES)
        more = "".join(row.format(f"Oak{at}", ("North", "South")[at % 2]) for at in range(12 if many == 1 else 0))
        assert rows(table + known + row.format("Elm", "Anywhere") + more, "VOC001") == found


def test_what_says_where_a_link_leads_is_no_name() -> None:
    of = "## {0}\n\n- [Stream](https://stream.tv/{1})\n- [Site](https://{0}.dev)\n\n"
    page = "# T\n\n" + "".join(of.format(name, name.lower()) for name in NAMES[:5])
    assert rows(page + of.format("Elm", "aldor"), "ENT007") == []


def test_a_dead_anchor_is_told_once() -> None:
    links = "".join(f"## {name}\n\nBack to the [list](#lst) of all.\n\n" for name in NAMES[:4])
    assert rows(f"# T\n\n## List\n\n{links}", "LNK004") == [7]


def test_a_heading_that_links_to_nowhere_does_not_mean_itself() -> None:
    [told] = [each for each in check("# T\n\n## [Some things](#contents)\n\nSo it is.\n") if each.code == "LNK004"]
    assert told.message == "this page has no anchor `#contents`"


def test_a_heading_is_missing_from_one_of_many_contents_lists() -> None:
    letters = {letter: [f"{letter}{end}" for end in ("ab", "ac", "ad", "ae", "af", "ag")] for letter in "BCDF"}
    contents = "".join(
        f"#### {letter}\n\n" + "".join(f"- [{each}](#{each.lower()})\n" for each in names if each != "Cad") + "\n"
        for letter, names in letters.items()
    )
    sections = "".join(
        f"### {each}\n\n- [x{each}](https://{each}.dev)\n\n" for names in letters.values() for each in names
    )
    told = [each for each in check(f"# T\n\n## Contents\n\n{contents}## List\n\n{sections}") if each.code == "DOC004"]
    assert [each.message for each in told] == ["the heading `Cad` is missing from the contents; list it after `Cac`"]


def test_names_of_which_many_are_not_described_are_told_together() -> None:
    many = [f"- [Tree {at}](https://tree.dev/{at})" for at in range(13)]
    text = page(*[f"- [Fir {at}](https://fir.dev/{at}) - Sorts things of some kind." for at in range(280)])
    assert rows(text + "\n".join(many), "ENT013") == [1]
    assert rows(text + "\n".join(many[:12]), "ENT013") == [1]
    apart = (
        f"{each}\n- [Gum {at}](https://gum.dev/{at}) - Sorts things of some kind." for at, each in enumerate(many[:7])
    )
    assert len(rows(text + "\n".join(apart), "ENT013")) == 7


def test_empty_bullets_as_dividers() -> None:
    few = page("-", *USUAL[:1], "-")
    assert rows(few, "DOC029") == [25, 28]
    assert rows(page(*(["-", "- [Elm](https://elm.dev) - Sorts."] * 6)), "DOC029") == []


def test_headings_of_one_name_below_an_entry() -> None:
    steps = "".join(f"### {step}\n\n`step`\n\n" for step in ("Open it", "Close it", "Open it"))
    entry = f"## [{{0}}](https://{{0}}.dev)\n\nSorts.\n\n{steps}"
    assert rows("# T\n\n" + "".join(entry.format(name) for name in NAMES[:4]), "DOC007") == []


def test_a_sponsor_who_wants_to_know_from_where_visitors_come() -> None:
    link = "# Great Tools of All Trades\n\nBy [Elm](https://elm.dev?utm_source={}).\n"
    assert rows(link.format("toolsofalltrades"), "LNK009") == []
    assert rows(link.format("newsletter"), "LNK009") == [3]


@pytest.mark.parametrize(("usual", "other"), [("det. aut.", "dep. aut."), ("Elm (base)", "Elm (base, large)")])
def test_values_that_are_alike_and_others(usual: str, other: str) -> None:
    row = "| [{0}](https://{0}.dev) | {1} |\n"
    table = "# T\n\n| Name | Kind |\n|---|---|\n" + "".join(row.format(name, usual) for name in NAMES)
    assert rows(table + row.format("Oak", other), "VOC002") == []


def test_a_list_that_links_to_announcements_of_two() -> None:
    two = "- [Elm {0}](https://news.dev/{0})\n- [Fir {0}](https://news.dev/{0})\n"
    assert len(rows("# T\n\n" + "".join(map(two.format, range(4))), "LNK006")) == 4
    assert rows("# T\n\n" + "".join(map(two.format, range(5))), "LNK006") == []


def test_a_cell_of_one_word_is_no_sentence() -> None:
    row = "| [{0}](https://{0}.dev) | {1} |\n"
    table = "# T\n\n| Name | Description |\n|---|---|\n" + "".join(row.format(name, "Sorts it") for name in NAMES)
    assert rows(table + row.format("Elm", "bends it"), "ENT014") == [25]
    assert rows(table + row.format("Elm", "oak"), "ENT014") == []


def test_sections_in_han_characters_keep_no_order_of_code_points() -> None:
    titles = ["Alpha", "Beta", "Chi", "Delta", "Eta", "Gamma", "Iota", "日本", "一般"]
    sections = "".join(f"## {each}\n\n- [x{at}](https://x.dev/{at})\n\n" for at, each in enumerate(titles))
    assert rows(f"# T\n\n{sections}", "ORD002") == []


def test_rows_that_end_early_because_nothing_is_to_be_said() -> None:
    row = "| [{0}](https://{0}.dev) | Sorts things |{1}\n"
    table = "# T\n\n| Name | Does | Where |\n|---|---|---|\n" + "".join(
        row.format(name, " Here |") for name in NAMES * 6
    )
    assert len(rows(table + row.format("Elm", "") * 4, "DOC022")) == 4
    assert rows(table + row.format("Elm", "") * 5, "DOC022") == []


@pytest.mark.parametrize("rest", [" - oak-like sorter of things.", ", a sorter of things."])
def test_a_description_that_begins_with_a_name_or_goes_on(rest: str) -> None:
    assert rows(page(f"- [Elm](https://elm.dev/x){rest}"), "ENT014") == []


def test_what_is_said_in_a_form_of_its_own() -> None:
    assert rows(page("- [Elm](https://elm.dev/x)", "  * 簡介：排序各種各樣的東西"), "ENT013") == []


def test_two_things_by_one_maker() -> None:
    row = "| [Elm](https://elm.dev/x) | [Code]({}) |\n"
    table = "# T\n\n| Name | Code |\n|---|---|\n" + row.format("https://elm.dev/1")
    assert rows(table + row.format("https://elm.dev/2"), "ENT007") == []
    assert rows(table + row.format("https://elm.dev/1"), "ENT007") == [6]


def test_many_links_without_a_url_are_one_finding() -> None:
    assert rows(page(*(f"- [Oak {number}]()" for number in range(10))), "LNK003") == [*range(25, 35)]
    told = [each for each in check(page(*(f"- [Oak {number}]()" for number in range(11)))) if each.code == "LNK003"]
    assert [(each.location.row, each.severity) for each in told] == [(25, Severity.INFO)]


def test_a_remark_beside_ratings_is_none_of_them() -> None:
    lines = "".join(f"- [Oak {number}](https://oak{number}.dev) ({'?345'[number % 4]})\n" for number in range(60))
    assert rows(f"# T\n\n{lines}- [Elm](https://elm.dev) (3, read aloud)\n", "VOC001") == []


def test_copies_of_a_line_that_is_to_be_filled_in() -> None:
    line = "- [Elm](https://elm.dev/x) - Sorts things."
    assert rows(page(line, line), "ENT007") == [26]
    assert rows(page(*[line] * 6), "ENT007") == [26]


def test_a_link_that_shows_nothing_and_leads_nowhere() -> None:
    text = page("- [](https://)", "- []()")
    assert rows(text, "LNK015") == [25, 26]
    assert rows(text, "LNK002") == rows(text, "LNK003") == []


@pytest.mark.parametrize(
    ("end", "found"),
    [
        ("dates", [25]),
        ("dates from https://elm.dev/y", []),
        ("dates.\n  [Film](https://elm.dev/y)", []),
        ("[a](b.md)", [25]),
    ],
)
def test_addresses_at_the_end(end: str, found: list[int]) -> None:
    assert rows(page(f"- [Elm](https://elm.dev/x) - Sorts things and {end}"), "ENT011") == found


def test_a_day_as_a_heading() -> None:
    text = page() + "\n## {}\n\n## Others\n\n- [Elm](https://elm.dev/x) - Sorts things.\n"
    assert rows(text.format("Updated on 2024.02.12"), "DOC005") == []
    assert rows(text.format("Version 2024"), "DOC005") == [26]


def test_what_a_query_ends_in() -> None:
    text = page("- [Elm](https://elm.dev/{}) - Sorts things.")
    assert rows(text.format("x%20"), "LNK019") == [25]
    assert rows(text.format("x?math=1%0A"), "LNK019") == []


def test_a_second_header_in_html() -> None:
    head = (
        "<tr><th colspan=2>Name</th><th colspan=2>Host</th></tr>\n<tr><th>A</th><th>B</th><th>A</th><th>B</th></tr>\n"
    )
    cells = "".join(f"<tr><td><a href='https://{each}.dev/x'>{each}</a></td><td>1</td></tr>\n" for each in NAMES)
    assert rows(f"# T\n\n<table>\n{head}{cells}</table>\n", "ENT008") == []


def test_code_before_the_first_word() -> None:
    assert rows(page("- [Elm](https://elm.dev/x) - `a.xsd`, `b.xsd` and what belongs to it."), "ENT014") == []


def test_a_heading_that_is_written_like_a_link() -> None:
    text = page() + "\n## {}\n\n## Others\n\n- [Elm](https://elm.dev/x) - Sorts things.\n"
    assert rows(text.format("[Elm](the section: Elm)"), "DOC005") == []


def test_inches() -> None:
    assert rows(page("- [Elm](https://elm.dev/x) - A screen of 25” and more."), "DOC008") == []
    assert rows(page("- [Elm](https://elm.dev/x) - A screen of all” and more."), "DOC008") == [25]


@pytest.mark.parametrize(("cell", "found"), [("n/a", []), ("", [23]), ("elm.dev", [23])])
def test_what_stands_in_the_place_of_a_link(cell: str, found: list[int]) -> None:
    lines = [f"| {name} | Sorts | [get it](https://{name.lower()}.dev/x) |\n" for name in NAMES[:18]]
    text = "# T\n\n| Name | Use | Link |\n| --- | --- | --- |\n" + "".join(lines) + f"| Elm | Sorts | {cell} |\n"
    assert sorted({*rows(text, "ENT008"), *rows(text, "ENT006")}) == found


HEADED = "### {0}\n\n- Kind: tool\n- Link: [get it](https://{1}.dev/x)\n\n"


def test_a_heading_without_any_field() -> None:
    text = "# T\n\n## Some\n\n" + "".join(HEADED.format(each, each.lower()) for each in NAMES[:12])
    assert rows(text + "### Which to take\n\nTake all.\n", "ENT001") == []
    assert rows(text + "### Which to take\n\nTake all.\n", "ENT008") == []
    assert rows(text + "### Elm\n\n- Kind: tool\n", "ENT001") == [65]


def test_a_remark_in_brackets() -> None:
    lines = [
        f"- [{name}](https://{name.lower()}.dev/x) ({'rust' if at % 2 else 'go'})\n" for at, name in enumerate(NAMES)
    ]
    text = "# T\n\n## Some\n\n" + "".join(lines)
    assert rows(text + "- [Elm](https://elm.dev/x) (that is one of mine)\n", "VOC001") == []


def test_a_first_heading_that_stands_for_the_title() -> None:
    text = "## Tools\n\n## Some\n\n" + "".join(USUAL)
    assert rows(text, "DOC005") == []
    assert rows(f"{text}\n## Others\n\n## More\n\n{USUAL[0]}", "DOC005") == [26]


def test_a_link_that_a_description_mentions() -> None:
    more = "\n## Others\n\n- **Elm** - First read [what all read]({0}).\n- **Fir** - Then [go on](https://fir.dev/y).\n"
    assert rows(page() + more.format("https://aldor.dev/x"), "LNK006") == []


def test_a_group_that_is_still_to_be_filled() -> None:
    assert rows(page("- Elm\n    - Bending (soon)"), "ENT008") == []
    assert rows(page("- Elm - Sorts things."), "ENT008") == [25]


def test_who_made_it_in_other_languages() -> None:
    usual = [each.replace(" - Sorts", " Sorts") for each in USUAL]
    assert rows(page("- [Elm](https://elm.dev/x) por [Ana](https://ana.dev)", usual=usual), "ENT014") == []
