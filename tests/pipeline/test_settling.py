"""What follows from the rest of a list is derived again after a merge."""

from __future__ import annotations

from awesome_lint import merge

TITLES = ["Agate", "Beryl", "Coral", "Diorite", "Flint"]


def page(*titles: str, listed: list[str] | None = None) -> str:
    """A list with contents; sections stand in the order of the titles."""
    contents = "".join(f"- [{each}](#{each.lower()})\n" for each in listed or titles)
    sections = "".join(f"\n## {each}\n\n- [{each}](https://{each.lower()}.org) - Shines.\n" for each in titles)
    return f"# Stones\n\n## Contents\n\n{contents}{sections}"


def test_contents_are_in_the_order_of_the_sections_that_one_side_moved() -> None:
    base, ours = page(*TITLES), page(*TITLES[1:], "Agate")
    found = merge(base, ours, page("Basalt", *TITLES))
    titles = [line[3:] for line in found.text.splitlines() if line.startswith("## ")][1:]
    assert sorted(titles) == sorted([*TITLES, "Basalt"])
    assert found.text == page(*titles)


def test_contents_follow_sections_that_were_put_in_order() -> None:
    titles = [*TITLES, "Garnet", "Halite", "Jasper"]
    base, ours = page(*titles, "Notes", "Notes"), page(*titles[:5], "Galena", *titles[5:], "Notes", "Notes")
    theirs = page(*titles[:5], "Gabbro", *titles[5:], "Notes", "Notes")
    found = merge(base, ours, theirs)
    assert found.text == page(*titles[:5], "Gabbro", "Galena", *titles[5:], "Notes", "Notes")
    assert [str(each) for each in found.decisions[-2:]] == [
        f"edited `{name}`: derived again from what both sides changed" for name in ("order of sections", "contents")
    ]


def test_sections_are_in_the_order_that_both_sides_keep() -> None:
    titles = [*TITLES, "Garnet", "Halite", "Jasper"]
    base, ours = page(*titles), page(*titles[:5], "Galena", *titles[5:])
    theirs = page(*titles[:5], "Gabbro", *titles[5:])
    assert merge(base, ours, theirs).text == page(*titles[:5], "Gabbro", "Galena", *titles[5:])


def test_contents_that_a_side_had_wrong_are_left() -> None:
    wrong = [*TITLES[1:], "Agate"]
    base, ours = page(*TITLES, listed=wrong), page(*TITLES, "Opal", listed=[*wrong, "Opal"])
    theirs = page("Adit", *TITLES, listed=["Adit", *wrong])
    assert merge(base, ours, theirs).text == page("Adit", *TITLES, "Opal", listed=["Adit", *wrong, "Opal"])


def test_a_line_of_contents_goes_to_its_heading_though_others_are_astray() -> None:
    titles = ["Flint", "Agate", "Coral", "Beryl", "Jasper", "Diorite", "Halite", "Garnet"]
    wrong = ["Agate", "Flint", *titles[2:]]
    ours = page(*titles, "Talc", "Adit", listed=[*wrong, "Talc", "Adit"])
    theirs = page(*titles[:3], "Kyanite", *titles[3:], listed=[*wrong[:5], "Kyanite", *wrong[5:]])
    found = merge(page(*titles, listed=wrong), ours, theirs)
    wanted = [*wrong[:3], "Kyanite", *wrong[3:], "Talc", "Adit"]
    assert found.text == page(*titles[:3], "Kyanite", *titles[3:], "Talc", "Adit", listed=wanted)


def table(*rows: tuple[str, str], width: int, title: str = "# Stones") -> str:
    head = f"{title}\n\n| Name{' ' * (width - 4)} | Use   |\n| {'-' * width} | ----- |\n"
    return head + "".join(f"| {name:{width}} | {use:5} |\n" for name, use in rows)


A, B, C = ((f"[{name}](https://{name}.org)", "Sorts") for name in ("a", "bb", "cccccc"))


def test_columns_that_both_sides_aligned_are_aligned() -> None:
    base, ours, theirs = table(A, width=18), table(A, B, width=20), table(A, C, width=28)
    assert merge(base, ours, theirs).text == table(A, B, C, width=28)


def test_columns_that_a_side_did_not_align_are_left() -> None:
    base, ours, theirs = table(A, width=18), table(A, B, width=20), table(A, width=18) + "| [c](https://c.org) | X |\n"
    assert "| [c](https://c.org) | X |\n" in merge(base, ours, theirs).text


def test_each_table_is_aligned_for_itself() -> None:
    crooked = "\n## Soft\n\n| Name | Use |\n| --- | --- |\n| [talc](https://talc.org) | Dusts |\n"
    base, ours, theirs = table(A, width=18), table(A, B, width=20), table(A, C, width=28)
    assert merge(base + crooked, ours + crooked, theirs + crooked).text == table(A, B, C, width=28) + crooked


def test_the_line_below_a_header_stays_there_though_one_side_wrote_it_anew() -> None:
    rows = "".join(f"| [{each}](https://{each}.org) | Sorts |\n" for each in "bcd")
    base = f"# Stones\n\n| Name | Use |\n| --- | --- |\n{rows}"
    ours, theirs = base.replace("| --- | --- |", "|:---------------|:-----|"), base.replace(rows, f"{row(A)}{rows}")
    assert merge(base, ours, theirs).text == ours.replace(rows, f"{row(A)}{rows}")


def row(of: tuple[str, str]) -> str:
    return f"| {of[0]} | {of[1]} |\n"


HARD = "## Hard\n\n- [Agate](https://agate.org) - Sorts gems.\n- [Coral](https://coral.org) - Grows reefs.\n"
SOFT = "\n## Soft\n\n- [Talc](https://talc.org) - Dusts gems.\n- [Zinc](https://zinc.org) - Shines.\n"
BASE = f"# Stones\n\n{HARD}{SOFT}"


def test_what_the_merge_alone_gets_wrong_is_mended() -> None:
    ours, theirs = BASE.replace("## Hard\n", ""), BASE.replace("# Stones\n\n## Hard\n\n", "# Stones\n## Hard\n")
    found = merge(BASE, ours, theirs)
    assert found.text == f"# Stones\n\n{HARD.removeprefix('## Hard')[2:]}{SOFT}"
    assert str(found.decisions[-1]) == "edited `line 1`: fixed: no blank line after the heading (FMT002)"


def test_what_the_merge_alone_gets_wrong_and_no_safe_fix_mends_is_left() -> None:
    one, other = (f"- [Beryl](https://{host}/beryl) - Cuts gems for all.\n" for host in ("a.org", "b.org"))
    found = merge(BASE, BASE.replace(HARD, HARD + one), BASE + other)
    assert [(each.ours, each.theirs) for each in found.conflicts] == [((one[:-1],), ()), ((), (other[:-1],))]
    assert {each.why for each in found.decisions} == {"entry `Beryl` is already in the list, with another URL (ENT007)"}


def test_what_a_side_has_wrong_is_left_as_it_is() -> None:
    wrong = "- [Opal](https://opal.org) - Glows.\n* [Mica](htps://mica.org) - Splits.\n"
    ours, theirs = (
        BASE.replace(SOFT, wrong + SOFT),
        BASE.replace("- [Zinc]", "- [Ulexite](https://ulexite.org) - Shows.\n- [Zinc]"),
    )
    found = merge(BASE, ours, theirs)
    assert found.text == theirs.replace(SOFT[:10], wrong + SOFT[:10])
    assert not [each for each in found.decisions if "mended" in each.why]


def test_what_only_the_habits_of_the_merge_make_wrong_is_left_as_its_author_wrote_it() -> None:
    names = [f"{letter}{end}" for letter in "ABCDEFGHIJKLMN" for end in ("berg", "lund", "sund")]
    lines = [f"- [{each}](https://{each.lower()}.org) - Shines in the dark.\n" for each in names]
    base = "# Stones\n\n" + "".join(each.replace(" - ", " — ") if at % 2 else each for at, each in enumerate(lines))
    ours = "# Stones\n\n" + "".join(lines)
    theirs = f"{base}- [Zberg](https://zberg.org): Shines at noon.\n"
    assert merge(base, ours, theirs).text == f"{ours}- [Zberg](https://zberg.org): Shines at noon.\n"


def test_an_addition_goes_to_its_place_where_only_the_merge_shows_that_it_is_astray() -> None:
    def listed(*names: str) -> str:
        return "# Stones\n\n" + "".join(f"- [{each}](https://{each.lower()}.org) - Shines.\n" for each in names)

    names = ["Amber", "Beryl", "Coral", "Diorite", "Flint", "Halite", "Marble", "Opal", "Quartz", "Ruby", "Zircon"]
    names.append("Jasper")
    ours = listed(*names[:3], "Agate", *names[3:10], "Talc", *names[10:])
    theirs = listed(*names[:5], "Garnet", "Halite", "Marble", "Onyx", *names[7:])
    in_order = sorted([*names[:-1], "Agate", "Garnet", "Onyx", "Talc"])
    assert merge(listed(*names), ours, theirs).text == listed(*in_order, "Jasper")
