"""Entries in two sections, and pages that two entries share: what is meant so, beside what is told."""

from __future__ import annotations

import pytest

from usual import NAMES, of

USUAL = "".join(f"- [{name}](https://{name}.dev/x) - Sorts {name} things.\n" for name in NAMES)


def filed(first: str, second: str, *entries: str) -> list[str]:
    """The codes told of a list with the same entry, or with two, in two sections of some names."""
    one, other = entries if len(entries) > 1 else (entries[0], entries[0])
    text = f"# T\n\n## Things\n\n{USUAL}\n## {first}\n\n- {one}\n\n## {second}\n\n- {other}\n"
    return [code for code, _ in of(text, "ENT007", "LNK006")]


TOOL = "[Oakum](https://oakum.dev/x) - Reads lidar clouds from rovers."


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Trees", "Stones", ["ENT007"]),
        ("Lidar", "Point Clouds", []),
        ("Lidar", "Stones", ["ENT007"]),
        ("Lidar", "Others", ["ENT007"]),
        ("Must-read", "Stones", []),
    ],
)
def test_headings_that_both_say_what_an_entry_is(first: str, second: str, told: list[str]) -> None:
    assert filed(first, second, TOOL) == told


def test_entries_with_other_links() -> None:
    more = f"{TOOL[:-1]} ([slides](https://slides.dev/oakum))."
    assert filed("Trees", "Stones", TOOL, more) == []


def test_papers_are_on_several_topics() -> None:
    def papers(first: str, second: str, again: str = "A Study of Roots below Stones") -> list[str]:
        usual = "".join(
            f"- [On {name} and its Roots](https://arxiv.org/abs/2101.{n:05})\n" for n, name in enumerate(NAMES)
        )
        url = "https://arxiv.org/abs/2102.00001"
        title = "A Study of Roots below Stones"
        text = f"# T\n\n## Things\n\n{usual}\n## {first}\n\n- [{title}]({url})\n\n## {second}\n\n- [{again}]({url})\n"
        return [code for code, _ in of(text, "ENT007")]

    assert papers("Trees", "Hills") == []
    assert papers("Trees", "Other") == ["ENT007"]
    assert papers("Tier 3", "Tier 4+") == ["ENT007"]
    assert papers("Trees", "Hills", "A study of roots below stones") == ["ENT007"]


def test_an_index_of_one_site() -> None:
    def index(site: str) -> list[str]:
        usual = "".join(f"- [{name} {at}](https://{site}{name}{at})\n" for name in NAMES for at in "abc")
        text = f"# T\n\n## Things\n\n{usual}\n## Trees\n\n- [Oak](https://a.dev/x)\n\n## Hills\n\n- [Oak](https://a.dev/x)\n"
        return [code for code, _ in of(text, "ENT007")]

    assert index("a.dev/") == []
    assert index("all.") == ["ENT007"]


@pytest.mark.parametrize(
    ("one", "other", "page", "told"),
    [
        ("sand_reader", "Sand Reader", "sand_reader", []),
        ("Sand Reader", "Sand Raeder", "sandreader", ["LNK006"]),
        ("Grain", "Pebble", "grain", ["LNK006"]),
    ],
)
def test_one_thing_under_two_names(one: str, other: str, page: str, told: list[str]) -> None:
    entries = (f"[{name}](https://a.dev/{page}) - {said}." for name, said in ((one, "Reads"), (other, "Is good")))
    assert filed("Trees", "Stones", *entries) == told


def test_a_name_before_the_link_of_another_entry() -> None:
    other = "[Grain](https://grain.dev/x) - Is good."
    assert filed("Trees", "Stones", "A letter by Grain: [All Sand](https://grain.dev/x)", other) == []


PAPER = "https://arxiv.org/abs/2306.09237"


def presented(*entries: str) -> list[str]:
    lines = "".join(f"- {each}\n" for each in entries)
    return [code for code, _ in of(f"# T\n\n## Things\n\n{USUAL}{lines}", "LNK006")]


def test_names_that_cite_one_paper() -> None:
    assert presented(f"[Sand Sorting]({PAPER})", f"[Stone Finding]({PAPER})") == []
    assert presented(f"[Sand Sorting]({PAPER}) - Sorts.", f"[Stone Finding]({PAPER}) - Finds.") == ["LNK006"]
    assert presented(f"[Densely Grown Trees]({PAPER})", f"[DenseTree]({PAPER})") == ["LNK006"]


@pytest.mark.parametrize(("remark", "told"), [("2021, SAG, v2", []), ("2021, v2", ["LNK006"])])
def test_versions_of_one_work(remark: str, told: list[str]) -> None:
    first = f"SCG ({remark}) [paper]({PAPER}), [code](https://github.com/a/scg)"
    assert presented(first, f"SAG (2020) [paper]({PAPER}), [code](https://github.com/a/sag)") == told
