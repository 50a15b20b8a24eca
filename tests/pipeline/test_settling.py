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
    assert str(found.decisions[-1]) == "edited `contents`: derived again from what both sides changed"


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


def table(*rows: tuple[str, str], width: int) -> str:
    head = f"# Stones\n\n| Name{' ' * (width - 4)} | Use   |\n| {'-' * width} | ----- |\n"
    return head + "".join(f"| {name:{width}} | {use:5} |\n" for name, use in rows)


A, B, C = ((f"[{name}](https://{name}.org)", "Sorts") for name in ("a", "bb", "cccccc"))


def test_columns_that_both_sides_aligned_are_aligned() -> None:
    base, ours, theirs = table(A, width=18), table(A, B, width=20), table(A, C, width=28)
    assert merge(base, ours, theirs).text == table(A, B, C, width=28)


def test_columns_that_a_side_did_not_align_are_left() -> None:
    base, ours, theirs = table(A, width=18), table(A, B, width=20), table(A, width=18) + "| [c](https://c.org) | X |\n"
    assert "| [c](https://c.org) | X |\n" in merge(base, ours, theirs).text
