"""Versions of a list that are read one after another say what each of them says when it is read alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awesome_lint import catalog, parse
from awesome_lint.catalog import differences, patches
from awesome_lint.catalog.differences import Fact
from awesome_lint.catalog.versions import Reader
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree

PAGE = """\
# Boats

- [Sailing](#sailing)

## Sailing

- [Brig](https://example.org/brig) - Two masts.
- [Dinghy](https://example.org/dinghy) - Small, by [@ann][ann].
- [Yacht](https://example.org/yacht) - Large.

## Rowing

* [Canoe](https://example.org/canoe) - For rivers. `wood`
* [Skiff](https://example.org/skiff) - For lakes. `steel`
  * [Oar](https://example.org/oar) - Moves it.

## Motor

- [Tug](https://example.org/tug) - Pulls others.
- [Ferry](https://example.org/ferry) - Takes people across.
- [Raft](https://example.org/raft) - Is simple ([Plan](https://example.org/raft/plan)).
- [Launch](https://example.org/launch) - Goes fast.
<!-- others -->
- [Barge](https://example.org/barge) - Carries coal.
- [Punt](https://example.org/punt) - Is poled.

[ann]: https://example.org/ann
"""
LINES = PAGE.splitlines()
SECTIONS = """\
# Engines

<sub>60 engines, 2 kinds</sub>

## Steam
- [Beam](https://example.org/beam) - The
  first one. ★ 120
{steam}## Electric
Motors, and what they turn.

| Name | What for | Since |
| --- | --- | --- |
| [Servo](https://example.org/servo) | Turns to a place | 1950 |
{electric}
## Combustion

> **[Diesel](https://example.org/diesel)** Lights itself.

{combustion}<table>
<tr><td width="20%">
<a href="https://example.org/rotary">Rotary</a>
</td><td style="color: red">Goes round. ★ 7</td></tr>
</table>

### Turbines
Text.

- [Jet](https://example.org/jet) - Pushes.
{turbines}""".format(
    steam="".join(f"- [Steam {at}](https://example.org/s{at}) - Takes steam {at} times. ★ 1.2k\n" for at in range(15)),
    electric="".join(f"| [Motor {at}](https://example.org/m{at}) | Turns | {1900 + at} |\n" for at in range(15)),
    combustion="".join(f"> **[Otto {at}](https://example.org/o{at})** Has a spark.\n\n" for at in range(25)),
    turbines="".join(f"- [Turbine {at}](https://example.org/t{at}) - Turns.\n" for at in range(30)),
)
NEW = [
    "- [Sloop](https://example.org/sloop) - One mast.",
    "- Sloop",
    "",
    "## Other",
    "- [Ann] - Text.",
    "text",
    "* [x](y)",
    "<!-- note -->",
    "- [Cog](https://example.org/cog) - Old. [Code](https://example.org/cog/code)",
]


def facts_of(text: str) -> list[tuple[object, tuple[str, ...]]]:
    source = Source(text)
    return said(differences.facts(catalog.read(source, tree.parse(source))))


def said(facts: Sequence[Fact]) -> list[tuple[object, tuple[str, ...]]]:
    return [(fact.said, fact.section) for fact in facts]


@pytest.fixture
def wholes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of which the whole page is read."""
    found: list[str] = []
    real = Reader._whole

    def whole(self: Reader, text: str, lines: list[str]) -> patches.Read:
        found.append(text)
        return real(self, text, lines)

    monkeypatch.setattr(Reader, "_whole", whole)
    return found


@pytest.mark.parametrize(
    ("old", "new", "is_whole"),
    [
        ("- [Ferry](https://example.org/ferry) - Takes people across.\n", "", False),
        ("- [Ferry](https://example.org/ferry)", "- [Boat](https://example.org/boat) - New.\n- [Ferry](x)", False),
        ("Takes people across", "Carries cars", False),
        ("Takes people across", "Carries cars: [Code](https://example.org/code)", True),
        ("Goes fast", "Is fast ([Code](https://example.org/code))", False),
        ("Carries coal", "Carries coal and sand", False),
        ("Two masts", "Two", False),
        ("[@ann][ann]", "[@bob][bob]", False),
        ("- [Tug](https://example.org/tug)", "- Tug", True),
        ("## Motor", "## Motors", True),
        ("[ann]: https://example.org/ann", "[ann]: https://example.org/anna", True),
        ("For rivers", "For ponds", False),
        ("Moves it", "Moves canoes", False),
        ("* [Skiff](https://example.org/skiff) - For lakes. `steel`\n", "", False),
    ],
    ids=[
        "gone",
        "new",
        "edited",
        "more links",
        "as many links as others",
        "behind a comment",
        "beside a reference",
        "with a reference",
        "no link",
        "title",
        "definition",
        "above nested ones",
        "nested",
        "below another one than before",
    ],
)
def test_only_the_list_that_has_changed_is_read(old: str, new: str, is_whole: bool, wholes: list[str]) -> None:  # noqa: FBT001
    reader = Reader(Settings())
    reader.read(PAGE)
    changed = PAGE.replace(old, new)
    assert changed != PAGE
    assert said(reader.read(changed)) == facts_of(changed)
    assert (len(wholes) == 2) is is_whole


@example([(4, 2, NEW[0]), (4, 3, NEW[0]), (3, 2, "")])
@example([(11, 0, "* [x](y)"), (12, 0, LINES[-1])])
@example([(26, 2, NEW[0]), (12, 0, "- [Ann] - Text.")])
@given(
    st.lists(
        st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, 3), st.sampled_from([*NEW, *LINES])),
        min_size=1,
        max_size=6,
    )
)
def test_versions_say_what_they_say_alone(edits: list[tuple[int, int, str]]) -> None:
    reader, lines = Reader(Settings()), list(LINES)
    reader.read(PAGE)
    for at, gone, new in edits:
        lines[at : at + gone] = [new]
        text = "\n".join(lines)
        assert said(reader.read(text)) == facts_of(text)


@pytest.mark.parametrize(
    ("old", "new", "is_whole"),
    [
        ("| Turns | 1903 |", "| Turns | 1903 |\n| [Linear](/l) | Pushes | 1970 |", False),
        ("| [Motor 3](https://example.org/m3) | Turns | 1903 |\n", "", False),
        ("Turns to a place", "Moves to a place", False),
        ("first one", "very first one", True),
        ("Takes steam 5", "Uses steam 5", False),
        ("★ 1.2k", "★ 1.3k", False),
        ("60 engines", "61 engines", False),
        (' width="20%"', "", False),
        ("color: red", "color: blue; width: 80%", False),
        ("color: red", 'color: red" class="round', True),
        ("Goes round", 'Goes `<b style="x">` round', True),
        ("what they turn", "what they move", True),
        ("| Name | What for | Since |", "| Name | Why | Since |", True),
        ("## Electric", "## Electrical", True),
        ("## Electric\n", "## Electric\n```\n# code\n```\n", True),
    ],
)
def test_only_the_section_that_has_changed_is_read(old: str, new: str, is_whole: bool, wholes: list[str]) -> None:  # noqa: FBT001
    reader = Reader(Settings())
    reader.read(SECTIONS)
    changed = SECTIONS.replace(old, new)
    assert changed != SECTIONS
    assert said(reader.read(changed)) == facts_of(changed)
    assert (len(wholes) == 2) is is_whole


@pytest.mark.parametrize(("mark", "is_whole"), [("-->", False), ("<!-- new --> ->", False), ("<!--", True)])
def test_an_arrow_closes_no_comment(mark: str, is_whole: bool, wholes: list[str]) -> None:  # noqa: FBT001
    page = SECTIONS.replace("what they turn", f"what {mark} they turn")
    changed = page.replace("[Motor 3](https://example.org/m3) |", "[Motor 3](https://example.org/m3), new |")
    reader = Reader(Settings())
    reader.read(page)
    assert said(reader.read(changed)) == facts_of(changed)
    assert (len(wholes) == 2) is is_whole


@given(st.lists(st.tuples(st.integers(0, 999), st.sampled_from(["", "{0}", "{1}\n{0}"])), min_size=1, max_size=6))
@settings(max_examples=15)
def test_versions_with_sections_say_what_they_say_alone(edits: list[tuple[int, str]]) -> None:
    """Where entries go, lead elsewhere, or get a new one beside them; anything else may decide for the whole page."""
    reader, lines = Reader(Settings()), SECTIONS.splitlines()
    reader.read(SECTIONS)
    for number, form in edits:
        entries = [at for at, line in enumerate(lines) if "](https" in line]
        at = entries[number % len(entries)]
        other = lines[at].replace("https://example.org", "https://new.example")
        lines[at : at + 1] = form.format(other, lines[at].replace("[", "[New ", 1)).split("\n") if form else []
        text = "\n".join(lines)
        assert said(reader.read(text)) == facts_of(text)


LONG = [
    f"{'  ' if at % 4 == 2 else ''}- [Boat {at}](https://example.org/{at}) - {'Floats' if at % 3 else 'Sails'}."
    for at in range(600)
]


@pytest.mark.parametrize("places", [(100,), (3,), (599,), (60, 71), (60, 100), (60, 105, 199), (20, 21, 23, 91)])
def test_of_a_long_list_only_what_is_near_a_change_is_read(places: tuple[int, ...], wholes: list[str]) -> None:
    head = ["# Boats", "", "## All", ""]
    sizes: list[int] = []
    real = patches._Alone.read

    def noted(self: patches._Alone, lines: Sequence[str], place: range) -> patches.Read:
        sizes.append(len(place))
        return real(self, lines, place)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patches._Alone, "read", noted)
        reader = Reader(Settings())
        reader.read("\n".join([*head, *LONG]))
        for form in ("", "{0}\n{1}", "{0} Fast."):
            made = [
                form.format(line, line.replace("Boat", "Ship")) if at in places else line
                for at, line in enumerate(LONG)
            ]
            text = "\n".join([*head, *filter(None, made)])
            assert said(reader.read(text)) == facts_of(text)
    assert len(wholes) == 1
    assert max(sizes) <= len(LONG) / 4


def test_items_behind_tabs_are_items(wholes: list[str]) -> None:
    page = "\n".join(["# Boats", "", "## All", "", *LONG]).replace("  - ", "\t- ")
    changed = page.replace("\t- [Boat 202]", "\t- [Ship](https://example.org/ship) - Sails.\n\t- [Boat 202]")
    reader = Reader(Settings())
    reader.read(page)
    assert said(reader.read(changed)) == facts_of(changed)
    assert len(wholes) == 1


def test_what_has_not_changed_is_the_same_object() -> None:
    reader = Reader(Settings())
    before = reader.read(PAGE)
    after = reader.read(PAGE.replace("Takes people across", "Carries cars"))
    assert [one is other for one, other in zip(before, after, strict=True)].count(False) == 1


def test_several_changes_of_one_list_are_read_together(wholes: list[str]) -> None:
    reader = Reader(Settings())
    reader.read(PAGE)
    changed = PAGE.replace("Pulls others", "Pulls").replace("Goes fast", "Is fast").replace("people across", "cars")
    assert said(reader.read(changed)) == facts_of(changed)
    without = "\n".join(line for line in changed.split("\n") if "[Tug]" not in line and "[Launch]" not in line)
    assert said(reader.read(without)) == facts_of(without)
    assert len(wholes) == 1


def test_what_the_whole_page_decides_holds_for_a_list_that_is_read_alone(wholes: list[str]) -> None:
    sections = (
        f"## {kind}\n\n"
        + "".join(f"- [{kind} {at}](/{kind}/{at}) - Runs. [Code](/{kind}/{at}/code)\n" for at in range(2))
        for kind in ("Sail", "Row", "Motor")
    )
    page = "# Boats\n\n" + "\n".join(sections)
    reader = Reader(Settings())
    assert [each.fields[0].name for each in parse(page).entries] == ["Code"] * 6
    assert said(reader.read(page)) == facts_of(page)
    new = page.replace("- [Row 1]", "- [Row 3](/Row/3) - Is new. [Code](/Row/3/code)\n- [Row 1]")
    assert said(reader.read(new)) == facts_of(new)
    assert len(wholes) == 1


def test_the_whole_page_is_read_where_a_change_decides_something_for_it(wholes: list[str]) -> None:
    lines = (f"- [B{at}](/{at}) - Runs. [{'Code' if at < 3 else f'Text {at}'}](/{at}/code)\n" for at in range(6))
    page = "# Boats\n\n## All\n\n" + "".join(lines) + "\n## More\n\n- [C](/c) - Runs.\n"
    reader = Reader(Settings())
    reader.read(page)
    less = page.replace("- [B2](/2) - Runs. [Code](/2/code)\n", "")
    assert said(reader.read(less)) == facts_of(less)
    assert len(wholes) == 2
