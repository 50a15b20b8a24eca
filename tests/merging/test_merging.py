"""Merging two versions of a list by what they hold."""

from __future__ import annotations

from functools import partial
from time import process_time
from typing import get_args

import pytest

from awesome_lint import parse
from awesome_lint.merging import Merge, MergeError, merge, parts
from awesome_lint.merging.decisions import What
from awesome_lint.merging.marking import ConflictStyle, Marks
from test_linear_work import FEW, calls, check, page

HEAD = "# Stones\n\n## Hard\n\n"
AGATE = "- [Agate](https://agate.org) - Sorts gems."
BERYL = "- [Beryl](https://beryl.org) - Cuts gems."
BASALT = "- [Basalt](https://basalt.org) - Cools."
CORAL = "- [Coral](https://coral.org) - Grows reefs."
DIORITE = "- [Diorite](https://diorite.org) - Paves."
TAIL = "\n## Soft\n\n- [Talc](https://talc.org) - Dusts gems.\n- [Zinc](https://zinc.org) - Shines.\n"
BASE = f"{HEAD}{AGATE}\n{CORAL}\n{TAIL}"


def listed(*lines: str, tail: str = TAIL) -> str:
    return HEAD + "".join(f"{line}\n" for line in lines) + tail


def merged(ours: str, theirs: str, base: str = BASE) -> Merge:
    """What comes of a merge that leaves nothing to decide; the sides swapped give the same lines."""
    found = merge(base, ours, theirs)
    assert not found.conflicts
    assert sorted(merge(base, theirs, ours).text.splitlines()) == sorted(found.text.splitlines())
    return found


def test_additions_of_both_at_one_place_are_kept() -> None:
    found = merged(listed(CORAL, BERYL, AGATE), listed(CORAL, BASALT, AGATE), listed(CORAL, AGATE))
    assert found.text == listed(CORAL, BERYL, BASALT, AGATE)
    assert [(each.what, each.name, each.why) for each in found.decisions] == [
        (What.ADDED, "Beryl", "added by ours"),
        (What.ADDED, "Basalt", "added by theirs"),
    ]


def test_additions_stand_in_order_where_those_of_both_sides_do() -> None:
    assert merged(listed(AGATE, BERYL, CORAL), listed(AGATE, BASALT, CORAL)).text == listed(AGATE, BASALT, BERYL, CORAL)


def test_what_both_added_is_kept_once_wherever_it_was_put() -> None:
    assert merged(listed(AGATE, BERYL, CORAL), listed(AGATE, CORAL, BERYL)).text == listed(AGATE, BERYL, CORAL)


def test_what_took_the_place_of_an_entry_is_not_doubled_where_the_other_added_it() -> None:
    assert merged(listed(AGATE, BERYL), listed(AGATE, CORAL, BERYL)).text == listed(AGATE, BERYL)


def test_what_both_added_with_other_marks_is_kept_once() -> None:
    assert merged(listed(AGATE, BERYL, CORAL), listed(AGATE, BERYL[:-1], CORAL)).text == listed(AGATE, BERYL, CORAL)


def test_what_both_added_in_other_words_is_left_around_one_entry() -> None:
    other = "- [Beryl](https://beryl.org) - Polishes gems."
    found = merge(BASE, listed(AGATE, BERYL, CORAL), listed(AGATE, other, CORAL))
    assert found.text == listed(AGATE, "<<<<<<< ours", BERYL, "=======", other, ">>>>>>> theirs", CORAL)
    assert [each.what for each in found.decisions] == [What.LEFT]


def test_what_both_added_and_one_described_at_greater_length_is_kept_once_at_that_length() -> None:
    longer = "- [Beryl](https://beryl.org) - Cuts gems of all kinds."
    assert merged(listed(AGATE, BERYL, CORAL), listed(AGATE, longer, CORAL)).text == listed(AGATE, longer, CORAL)


def test_entries_with_which_both_replaced_another_are_kept() -> None:
    assert merged(listed(BERYL, CORAL), listed(BASALT, CORAL)).text == listed(BERYL, BASALT, CORAL)


def test_an_entry_of_another_name_that_leads_elsewhere_is_the_same_if_its_description_is() -> None:
    renamed, edited = "- [Achate](https://achate.org) - Sorts gems.", AGATE.replace("Sorts gems", "Sorts gems well")
    assert merged(listed(renamed, CORAL), listed(edited, CORAL)).text == listed(
        "- [Achate](https://achate.org) - Sorts gems well.", CORAL
    )


def test_an_entry_that_one_side_removed_is_gone_though_its_neighbor_was_edited() -> None:
    edited = AGATE.replace("gems", "stones")
    assert merged(listed(edited, CORAL), listed(AGATE)).text == listed(edited)


@pytest.mark.parametrize("style", get_args(ConflictStyle))
def test_an_entry_that_one_side_removed_and_the_other_edited_is_left(style: ConflictStyle) -> None:
    edited = AGATE.replace("gems", "stones")
    found = merge(BASE, listed(edited, CORAL), listed(CORAL), marks=Marks(style))
    shown = ["||||||| base", AGATE] if style == "diff3" else []
    assert found.text == listed("<<<<<<< ours", edited, *shown, "=======", ">>>>>>> theirs", CORAL)


def test_different_parts_of_an_entry_are_merged() -> None:
    renamed = "- [Agate 2](https://agate.org) - Sorts gems."
    described = "- [Agate](https://agate.com) - Sorts all gems."
    found = merged(listed(renamed, CORAL), listed(described, CORAL))
    assert found.text == listed("- [Agate 2](https://agate.com) - Sorts all gems.", CORAL)
    assert found.decisions[0].why == "edited by both in different parts"


def test_an_entry_that_was_moved_by_one_and_edited_by_the_other_is_both() -> None:
    edited = AGATE.replace("gems", "stones")
    moved = listed(CORAL, tail=f"{TAIL}{AGATE}\n")
    assert merged(listed(edited, CORAL), moved).text == listed(CORAL, tail=f"{TAIL}{edited}\n")


def test_an_entry_that_one_broke_into_lines_and_the_other_only_spaced_is_broken() -> None:
    broken = f"{AGATE.removesuffix(' gems.')}\n  gems."
    assert merged(listed(broken, CORAL), listed(f"{AGATE}  ", CORAL)).text == listed(broken, CORAL)


def test_a_line_of_an_entry_that_one_side_removed_is_gone_though_the_other_edited_the_first() -> None:
    base = listed(f"{AGATE}\n  By Ann.", CORAL)
    edited = f"{AGATE.replace('gems', 'stones')}\n  By Ann."
    assert merged(BASE, listed(edited, CORAL), base).text == listed(edited.removesuffix("\n  By Ann."), CORAL)


def test_a_line_that_both_wrote_anew_is_there_once() -> None:
    base = BASE.replace(AGATE, f"  Gems\n{AGATE}")
    ours, theirs = (base.replace("  Gems", f"* Gems{end}") for end in (" ", ""))
    assert merged(ours, theirs, base).text == theirs


def test_a_section_that_one_side_moved_takes_what_the_other_added_along() -> None:
    soft, hard = TAIL[1:], BASE[len("# Stones\n\n") :].removesuffix(TAIL)
    moved = f"# Stones\n\n{soft}\n{hard}"
    found = merged(moved, listed(AGATE, BERYL, CORAL))
    assert found.text == moved.replace(AGATE, f"{AGATE}\n{BERYL}")


def test_a_section_added_behind_one_that_the_other_side_changed_stays_whole() -> None:
    tail = "\n## Soft\n\nNothing as yet.\n"
    base = listed(AGATE, "- [Ore](https://ore.org) - Melts.", tail=tail)
    ours = base.replace(tail, f"\n## Rare\n\n{BERYL}\n{tail}")
    theirs = listed(AGATE, BASALT, CORAL, tail="")
    assert merged(ours, theirs, base).text == f"{theirs}\n## Rare\n\n{BERYL}\n"


def test_a_section_goes_to_its_place_though_headings_are_entries_on_the_other_side() -> None:
    def page(rows: int, *titles: str) -> str:
        contents = "".join(f"- [{title}](#{title.lower()})\n" for title in titles)
        sections = (
            f"\n## {title}\n\n| Song | Link | By |\n| --- | --- | --- |\n"
            + "".join(f"| {title} {at} | [Site](https://{title}{at}.org) | Ann |\n" for at in range(rows))
            for title in titles
        )
        return f"# Songs\n\n## Styles\n\nAdd a style.\n\n{contents}{''.join(sections)}"

    base, ours = page(2, "Trap", "Soul", "Folk"), page(2, "Trap", "Soul", "Kilt", "Folk")
    theirs = page(1, "Rock", "Trap", "Soul", "Funk", "Folk")
    assert {each.style.value for each in parse(theirs).entries} == {"heading"}
    found = merged(ours, theirs, base).text.splitlines()
    for head, end in (("- [", "(#kilt)"), ("## ", "Kilt")):
        lines = [line for line in found if line.startswith(head)]
        at = next(index for index, line in enumerate(lines) if line.endswith(end))
        assert "Soul" in lines[at - 1] or "Funk" in lines[at - 1], lines
        assert "Folk" in lines[at + 1] or "Funk" in lines[at + 1], lines


def test_sections_that_both_added_follow_each_other() -> None:
    ours = f"{BASE}\n## Rare\n\n- [Opal](https://opal.org) - Glows.\n"
    theirs = f"{BASE}\n## Loose\n\n- [Sand](https://sand.org) - Flows.\n"
    assert merged(ours, theirs).text == ours + theirs.removeprefix(BASE)


def test_a_section_and_an_entry_before_it_that_the_other_added() -> None:
    ours = f"{BASE}\n## Rare\n\n- [Opal](https://opal.org) - Glows.\n"
    theirs = f"{BASE}- [Zircon](https://zircon.org) - Lasts.\n"
    assert merged(ours, theirs).text == theirs + ours.removeprefix(BASE)


def test_rows_of_tables_are_merged_by_cell() -> None:
    base = "# Stones\n\n| Name | Use | Since |\n| --- | --- | --- |\n| [A](https://a.org) | Sorts | 1990 |\n"
    ours, theirs = (
        base.replace("Sorts", "Cuts"),
        f"{base.replace('1990', '1991')}| [B](https://b.org) | Digs | 2000 |\n",
    )
    assert merged(ours, theirs, base).text == theirs.replace("Sorts", "Cuts")


def test_cells_are_merged_though_a_side_put_a_dash_into_one() -> None:
    base = "# Stones\n\n| Name | Use | Site |\n| --- | --- | --- |\n| A | Sorts | <https://a.org> |\n"
    ours, theirs = (
        base.replace("Sorts ", "Sorts - Cuts "),
        base.replace("Sorts |", "Sorts  |").replace("a.org", "a.net"),
    )
    assert merged(ours, theirs, base).text == base.replace("Sorts ", "Sorts - Cuts ").replace("a.org", "a.net")


def test_parts_are_merged_though_a_side_made_more_or_fewer_of_them() -> None:
    base = "- [Agate](https://agate.org) - Sorts all gems. ![Mac][mac] ![Linux][linux]"
    ours = base.replace("[Mac][mac] ![Linux][linux]", "[mac] ![linux]")
    theirs = base.replace("Agate](https://agate.org", "Agate 2](https://agate.net")
    assert parts.line(base, ours, theirs) == theirs.replace("[Mac][mac] ![Linux][linux]", "[mac] ![linux]")
    ours, theirs = (each.replace("](https://agate.org)", "]") for each in (base, base.replace("all ", "")))
    assert parts.line(base, ours, theirs) == theirs
    assert parts.line(base, ours, theirs.replace("gems", "stones").replace("Agate]", "Agate 2]")) is None


def test_the_space_that_a_side_put_into_a_line_stays_where_the_other_took_some_from_its_end() -> None:
    base = "- [Agate](https://agate.org) - Sorts gems(all) "
    ours, theirs = base.rstrip(), base.replace("(all)", " (all)")
    assert parts.line(base, ours, theirs) == parts.line(base, theirs, ours) == theirs.rstrip()


def test_the_space_before_a_link_stays_where_both_changed_the_mark() -> None:
    base, ours, theirs = (f"{mark}By Ann: [Agate](https://agate.org)" for mark in ("* ", "-  ", "- "))
    assert parts.line(base, ours, theirs) == theirs


def _see_also(*links: str) -> str:
    return f"{BASE}\nSee also: {', '.join(links)}.\n"


def test_links_of_a_line_are_merged_like_entries() -> None:
    agate, beryl, coral, topaz = (f"[{name}](https://{name}.org)" for name in ("agate", "beryl", "coral", "topaz"))
    base, ours, theirs = _see_also(agate, beryl), _see_also(coral, agate, beryl), _see_also(beryl, topaz)
    assert merged(ours, theirs, base).text == _see_also(coral, beryl, topaz)
    found = merge(base, _see_also(agate, beryl, coral), _see_also(agate, beryl, topaz))
    assert found.text == _see_also(agate, beryl, coral, topaz)


def test_a_link_of_a_line_that_both_added_in_other_words_is_left() -> None:
    agate = "[agate](https://agate.org)"
    ours, theirs = (_see_also(agate, f"[{name}](https://topaz.org)") for name in ("Topaz", "The stone"))
    assert len(merge(_see_also(agate), ours, theirs).conflicts) == 1


def test_a_line_that_lists_links_is_read_in_time_that_grows_with_it() -> None:
    texts = (f"See [a](https://a.org){' ' * 40_000}, [{name}](https://{name}.org)" for name in ("b", "c", "d"))
    began = process_time()
    assert parts.line(*texts) is None
    assert process_time() - began < 3


def test_words_behind_a_link_of_a_line_are_no_links() -> None:
    ours, theirs = (_see_also(f"[agate](https://agate.org), {said}", "[ore](https://ore.org)") for said in ("a", "b"))
    assert len(merge(_see_also("[agate](https://agate.org)", "[ore](https://ore.org)"), ours, theirs).conflicts) == 1


def test_an_entry_that_one_moved_with_a_new_link_takes_the_edit_of_the_other() -> None:
    base = listed(AGATE, CORAL, tail=f"\n## Soft\n\n{BASALT}\n")
    ours = listed(AGATE, tail=f"\n## Soft\n\n{BASALT}\n{CORAL.replace('.org', '.net')}\n")
    theirs = base.replace("Coral", "Corals")
    assert merged(ours, theirs, base).text == ours.replace("Coral", "Corals")


def test_items_that_both_added_to_a_list_that_is_no_entries_are_kept() -> None:
    base = (HEAD.strip(), AGATE)
    assert parts.merged(base, (*base, BERYL), (*base, CORAL)) == [(*base, BERYL, CORAL)]
    same = BERYL.replace("Cuts", "Polishes")
    assert parts.merged(base, (*base, BERYL), (*base, same)) == [base, parts.Conflict((), (BERYL,), (same,))]


def test_cells_in_html_that_both_added_are_there_once() -> None:
    def page(*people: tuple[str, str]) -> str:
        cells = (f'    <td><a href="https://github.com/{who}">{who}</a> {did}</td>\n' for who, did in people)
        return f"{BASE}\n## Thanks\n\n<table>\n  <tr>\n{''.join(cells)}  </tr>\n</table>\n"

    base, ann, ben = page(("zoe", "code")), ("ann", "code"), ("ben", "docs")
    found = merged(page(("zoe", "code"), ("ann", "code, docs")), page(("zoe", "code"), ann, ben), base)
    assert found.text == page(("zoe", "code"), ("ann", "code, docs"), ben)


def test_the_greater_of_two_new_numbers_of_stars_is_kept() -> None:
    entries = [AGATE.replace(" - ", f" [★ {stars}] - ") for stars in ("998", "1,002", "1.1k")]
    base, ours, theirs = map(listed, entries)
    assert merged(ours, theirs.replace("gems", "stones"), base).text == theirs.replace("gems", "stones")
    assert merged(ours.replace("1,002", "998"), ours, base).text == ours


def test_what_a_side_only_escaped_is_as_the_other_wrote_it() -> None:
    base = "| [https://agate.org/a_b](https://agate.org/a_b) | Sorts |"
    ours, theirs = base.replace("a_b]", r"a\_b]"), base.replace("https://agate.org/a_b]", "Agate]")
    assert parts.line(base, ours, theirs) == parts.line(base, theirs, ours) == theirs


def test_definitions_of_one_label_that_both_added_are_left() -> None:
    ours, theirs = (
        f"{BASE}\n[{label}]: https://{name}.org\n" for label, name in (("Site", "beryl"), ("site", "coral"))
    )
    assert [each.ours[0] for each in merge(BASE, ours, theirs).conflicts] == ["[Site]: https://beryl.org"]
    assert merged(ours, theirs.replace("site", "other")).text.endswith("beryl.org\n\n[other]: https://coral.org\n")


def test_line_endings_and_the_mark_are_as_found() -> None:
    base, ours, theirs = (f"\ufeff{each}".replace("\n", "\r\n") for each in (BASE, listed(AGATE, BERYL, CORAL), BASE))
    theirs = theirs.removesuffix("\r\n") + "\r\n- [Zircon](https://zircon.org) - Lasts."
    found = merged(ours, theirs, base).text
    assert found == ours + "- [Zircon](https://zircon.org) - Lasts."
    assert merged(ours.replace("\r\n", "\n"), theirs, base).text == found.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("text", "why"), [("a\0b\n", "NUL"), ("a\rb\n", "lone carriage return"), (">" * 2000, "deeply")]
)
def test_texts_that_cannot_be_read_are_not_merged(text: str, why: str) -> None:
    with pytest.raises(MergeError, match=why):
        merge(BASE, listed(AGATE, BERYL, CORAL), text)


def test_additions_go_to_their_place_where_a_section_keeps_an_order() -> None:
    names = ["Agate", "Beryl", "Coral", "Diorite", "Flint", "Garnet", "Halite", "Jasper", "Marble", "Nephrite"]
    every = {name: f"- [{name}](https://{name}.org) - Shines." for name in [*names, "Emery", "Elbaite", "Basalt"]}
    base = listed(*(every[name] for name in names))
    ours = base.replace(every["Flint"], f"{every['Emery']}\n{every['Flint']}")
    theirs = base.replace(every["Flint"], f"{every['Elbaite']}\n{every['Flint']}")
    theirs = theirs.replace(every["Nephrite"], f"{every['Nephrite']}\n{every['Basalt']}")
    assert merged(ours, theirs, base).text == listed(*(every[name] for name in sorted(every)))


def test_additions_go_to_their_place_where_the_other_side_made_an_order() -> None:
    names = ["Agate", "Beryl", "Coral", "Diorite", "Flint", "Garnet", "Halite", "Jasper", "Marble", "Nephrite"]
    every = {name: f"- [{name}](https://{name}.org) - Shines." for name in [*names, "Emery"]}
    base = [every[name] for name in names[5:] + names[4::-1]]
    theirs = listed(*(every[name] for name in names))
    found = merged(listed(*base, every["Emery"]), theirs, listed(*base))
    assert found.text == listed(*(every[name] for name in sorted(every)))


def test_numbers_of_entries_are_counted_again() -> None:
    def page(*lines: str) -> str:
        count = len(lines) + 2
        return f"All {count:,} stones of 2024, {len(lines)} of them hard.\n\n" + listed(*lines)

    ours, theirs = page(AGATE, CORAL, BERYL), page(AGATE, CORAL, BASALT)
    found = merged(ours, theirs.replace("2024", "2025"), page(AGATE, CORAL)).text
    assert found.startswith("All 6 stones of 2025, ")


def test_a_number_in_a_heading_and_in_the_contents_is_that_of_its_section() -> None:
    def page(*lines: str) -> str:
        return (
            f"# Stones\n\n- [Hard](#hard) ({len(lines)})\n- [Soft](#soft) (2)\n\n## Hard\n\n"
            + "".join(f"{each}\n" for each in lines)
            + TAIL
        )

    other = BASALT
    found = merged(page(AGATE, CORAL, BERYL), page(AGATE, CORAL, other), page(AGATE, CORAL))
    assert found.text == page(AGATE, CORAL, BERYL, other)


def test_a_number_that_was_wrong_before_is_a_word_like_any_other() -> None:
    base = "All 90 stones.\n\n" + listed(AGATE)
    ours, theirs = "All 91 stones.\n\n" + listed(AGATE, BERYL), "All 91 stones.\n\n" + listed(AGATE, CORAL)
    assert merged(ours, theirs, base).text.startswith("All 91 stones.\n")


def test_a_number_that_is_always_off_by_the_same_is_counted_on() -> None:
    base = "All 90 stones.\n\n" + listed(AGATE)
    ours, theirs = "All 91 stones.\n\n" + listed(AGATE, BERYL), "All 92 stones.\n\n" + listed(AGATE, BASALT, CORAL)
    assert merged(ours, theirs, base).text.startswith("All 93 stones.\n")
    assert merge(base, ours, theirs.replace("92", "94")).conflicts


@pytest.mark.parametrize("step", [1, -1])
def test_rows_that_both_sides_number_are_numbered_on(step: int) -> None:
    def page(*names: str) -> str:
        rows = [f"| {at:<3} | [{name}](https://{name}.org) | Does {name}. |\n" for at, name in enumerate(names, 1)]
        return f"# Stones\n\n| No. | Name | Use |\n| --- | --- | --- |\n{''.join(rows[::step])}"

    ours, theirs = page("zinc", "agate", "talc", "beryl"), page("zinc", "agate", "talc", "coral")
    for sides, added in (((ours, theirs), ("coral", "beryl")), ((theirs, ours), ("beryl", "coral"))):
        found = merge(page("zinc", "agate", "talc"), *sides)
        assert (found.conflicts, found.text) == ([], page("zinc", "agate", "talc", *added))


@pytest.mark.parametrize("numbers", [(1, 2, 4, 5), (2019, 2020, 2021, 2022)])
def test_rows_that_a_side_does_not_count_keep_their_numbers(numbers: tuple[int, ...]) -> None:
    def page(*names: str) -> str:
        rows = (f"| {at} | [{name}](https://{name}.org) |\n" for at, name in zip(numbers, names, strict=False))
        return f"# Stones\n\n| Found | Name |\n| --- | --- |\n{''.join(rows)}"

    ours, theirs = page("zinc", "agate", "talc", "beryl"), page("zinc", "agate", "talc", "coral")
    assert merged(ours, theirs, page("zinc", "agate", "talc")).text == ours + theirs.splitlines(keepends=True)[-1]


def test_additions_follow_marks_that_the_other_side_changed_throughout() -> None:
    base = listed(AGATE, CORAL)
    ours = base.replace("- [", "* [").replace("## ", "### ")
    assert merged(ours, listed(AGATE, BERYL, CORAL), base).text == ours.replace(
        AGATE.replace("- [", "* ["), f"{AGATE}\n{BERYL}".replace("- [", "* [")
    )


def test_additions_follow_emphasis_that_the_other_side_changed_throughout() -> None:
    base = "# Stones\n" + "".join(f"\n## {each}\n\n*Stones of {each}.*\n\n{AGATE}\n" for each in "ABC")
    ours = f"{base}\n## D\n\n*Stones of D.*\n\n{BERYL}\n"
    assert merged(ours, base.replace("*", "_"), base).text == ours.replace("*", "_")


def test_additions_follow_marks_that_the_other_side_changed_in_their_section_only() -> None:
    nested = "## Rocks\n\n- Gems\n" + "".join(f"  {each}\n" for each in (AGATE, CORAL, DIORITE))
    base = f"{listed(AGATE, CORAL, DIORITE)}\n{nested}"
    ours = f"{listed(AGATE, CORAL, DIORITE)}\n" + nested.replace("- Gems\n", "### Gems\n\n").replace("  - [", "- [")
    theirs = base.replace(f"{AGATE}\n  {CORAL}", f"{AGATE}\n  {BERYL}\n  {CORAL}")
    assert merged(ours, theirs, base).text == ours[::-1].replace(CORAL[::-1], f"{BERYL}\n{CORAL}"[::-1], 1)[::-1]


def test_a_heading_does_not_follow_those_that_became_items() -> None:
    names = ("Agate", "Coral", "Diorite")
    headings, items = (
        HEAD + "".join(form.format(each, each.lower()) for each in names)
        for form in ("### [{}](https://{}.org)\n\nShines.\n\n", "- [{}](https://{}.org) - Shines.\n")
    )
    beryl = "### [Beryl](https://beryl.org)\n\nCuts gems.\n"
    assert merged(headings + beryl, items, headings).text == items + beryl


def test_additions_follow_separators_that_the_other_side_changed() -> None:
    base = listed(AGATE, CORAL, DIORITE)
    theirs, ours = listed(AGATE, BERYL, CORAL, DIORITE), base.replace(" - ", " — ")
    assert merged(ours, theirs, base).text == theirs.replace(" - ", " — ")


def test_what_is_not_accounted_for_is_left() -> None:
    base = listed(AGATE, "- [Opal](https://opal.org) [src](https://opal.dev) - Glows.", CORAL)
    found = merge(base, listed(AGATE, CORAL), listed(AGATE, "- [Shines much](https://opal.dev) since years.", CORAL))
    assert [each.ours for each in found.conflicts] == [()]
    whys = [each.why for each in found.decisions if each.what is What.LEFT]
    assert whys == ["the other side added or removed one of its URLs elsewhere"]


def test_a_url_that_both_added_to_different_entries_is_left_and_said() -> None:
    ours, theirs = (
        BASE.replace(each, each.replace(".org)", ".org) by [Ann](https://ann.org)")) for each in (AGATE, CORAL)
    )
    found = merge(BASE, ours, theirs)
    assert len(found.conflicts) == 2
    assert {each.why for each in found.decisions} == {"the other side added or removed one of its URLs elsewhere"}


def test_sentences_that_both_added_at_one_place_are_left() -> None:
    ours, theirs = f"{BASE}\nHard stones come first.\n", f"{BASE}\nSoft stones come last.\n"
    found = merge(BASE, ours, theirs)
    marked = "<<<<<<< ours\nHard stones come first.\n=======\nSoft stones come last.\n>>>>>>> theirs\n"
    assert found.text == f"{BASE}\n{marked}"
    assert [each.why for each in found.decisions] == ["both added something here"]


def test_lines_of_nothing_but_links_that_both_added_are_kept() -> None:
    thanked = "[Ann North](https://ann.org) -\n"
    ours, theirs = (f"{thanked}[{name}](https://{name[-4:]}.org) -\n" for name in ("Ben der West", "Cid von East"))
    text = merged(f"{BASE}\n{ours}", f"{BASE}\n{theirs}", f"{BASE}\n{thanked}").text
    assert sorted(text.removeprefix(f"{BASE}\n").splitlines()) == sorted({*ours.splitlines(), *theirs.splitlines()})


def test_html_that_both_added_is_left_if_one_closes_what_both_opened() -> None:
    def page(*lines: str) -> str:
        return "<div>\n" + "".join(f"  {line}\n" for line in lines) + f"</div>\n\n{BASE}"

    ours, theirs = (["  <h2>", f"    {name}", "  </h2>", "</div>"] for name in ("One", "Two"))
    found = merge(page("<h2>None</h2>"), page("<div>", *ours), page("<div>", *theirs))
    assert [(each.ours, each.theirs) for each in found.conflicts] == [
        tuple(tuple(f"  {line}" for line in lines[1:]) for lines in (ours, theirs))
    ]
    whole = page("<b>Two</b>", "<b>One</b>")
    assert merged(page("<b>One</b>"), page("<b>Two</b>"), page()).text == whole


@pytest.mark.parametrize(
    "text", ["](" + "a" * 20_000, "](" * 5_000, "[a" * 5_000, "x\n" * 5_000, "- \n" * 5_000, f"{AGATE}\n" * 1_000]
)
def test_what_takes_long_elsewhere_does_not_take_long(text: str) -> None:
    """A text that both sides changed, and nothing of which can be told from the rest."""
    began = process_time()
    found = merge(f"{BASE}{text} base\n", f"{BASE}{text} one\n", f"{BASE}{text} other\n")
    assert len(found.conflicts) <= 1
    assert process_time() - began < 10


def test_a_merge_takes_as_long_as_a_few_checks_however_long_the_list() -> None:
    def merge_additions(text: str) -> None:
        before, heading, behind = text.partition("\n## Part 1")
        ours, theirs = (f"{before}{each}\n{heading}{behind}" for each in (BERYL, CORAL))
        assert not merge(text, ours, theirs).conflicts

    few, many = (page(lambda at: f"- [Name {at}](https://a.org/{at}) - Does {at}.", count) for count in (20, 200))
    merge_additions(few)
    took, checked = (calls(partial(work, many)).total() for work in (merge_additions, check))
    assert took < 10 * FEW * calls(partial(merge_additions, few)).total()
    assert took < 4 * checked
