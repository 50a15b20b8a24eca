"""Adding entries in all forms that lists have; where a part does not go with the rest, that part is named."""

from __future__ import annotations

import pytest

from added import BULLETS, HEADINGS, NAMES, URL, lines
from awesome_lint.editing import adding, refusals, sections
from awesome_lint.editing.refusals import AddingError
from awesome_lint.editing.template import NewEntry
from awesome_lint.page import Page
from awesome_lint.settings import OrderSettings, Settings


@pytest.mark.parametrize(
    ("note", "written"),
    [((), "([Site](https://site.example/9))"), (("mit",), "([Site](https://site.example/9), mit)")],
)
def test_fields_that_are_references_lead_where_they_are_told(note: tuple[str, ...], written: str) -> None:
    text = "# Books\n\n" + "".join(
        f"* [{name}](https://example.org/{at}) ([Site][{at}], cc-{at}) - Keeps {name.lower()}.\n"
        for at, name in enumerate(NAMES)
    )
    text += "\n" + "".join(f"[{at}]: https://site.example/{at}\n" for at in range(len(NAMES)))
    given = {"fields": {"Site": ["https://site.example/9"]}, "description": "Keeps stones.", "notes": note}
    text = text.replace("https://site.example/9\n", "https://site.example/nine\n")
    assert lines(text, **given) == [f"* [Garnet]({URL}) {written} - Keeps stones."]


def test_links_on_lines_below_a_description_stay_there() -> None:
    text = "# Tools\n\n" + "\n".join(
        f"* **{name}** keeps {name.lower()} in order</br>\n[paper](https://paper.example/{at}) |\n"
        f"[source](https://example.org/{at}) |\n[{name} on film](https://film.example/{at})\n"
        for at, name in enumerate(NAMES)
    )
    added = lines(text, description="keeps stones in order", fields={"source": ["https://source.example/9"]})
    assert [each for each in added if each] == [
        "* **Garnet** keeps stones in order</br>",
        f"[paper]({URL}) |",
        "[source](https://source.example/9)",
    ]


def test_a_field_that_stands_twice_is_written_once() -> None:
    text = "# Papers\n\n## All\n\n" + "\n".join(
        f"**{name}**\n\n- paper: <https://example.org/{at}>\n- slides: <https://slides.example/{at}>\n"
        f"- slides: <https://slides.example/{at}/more>\n"
        for at, name in enumerate(NAMES)
    )
    added = [each for each in lines(text, fields={"slides": ["https://slides.example/99"]}) if each]
    assert added == ["**Garnet**", f"- paper: <{URL}>", "- slides: <https://slides.example/99>"]


def test_a_heading_is_of_the_level_of_its_section() -> None:
    above = "".join(f"### [{name}](https://example.org/{name})\n\nKeeps {name.lower()}.\n\n" for name in NAMES)
    below = "".join(f"#### [{name} II](https://example.com/{name})\n\nKeeps {name.lower()}.\n\n" for name in NAMES)
    text = f"# Things\n\n## Books\n\n{above}## Web\n\n### Pages\n\n{below}"
    added = adding.add(text, NewEntry("Garnet", URL, "Keeps stones."), Settings(), section="Web > Pages")
    assert (added.entry.section, f"\n#### [Garnet]({URL})\n" in added.text) == (["Web", "Pages"], True)


def test_a_section_too_small_to_show_an_order_is_sorted_like_the_others() -> None:
    sections = "".join(
        f"## {title}\n\n" + "".join(f"- [{title} {name}](https://{title}.example/{name})\n" for name in NAMES) + "\n"
        for title in ("Build", "Run", "Test", "Watch")
    )
    text = f"# Tools\n\n{sections}## Zoom\n\n- [Yarrow](https://y.example)\n- [Zinnia](https://z.example)\n"
    added = adding.add(text, NewEntry("Garnet", URL), Settings(), section="Zoom").text
    assert f"## Zoom\n\n- [Garnet]({URL})\n- [Yarrow]" in added


def test_a_paragraph_stands_apart_where_the_section_has_only_one() -> None:
    text = "# Ideas\n" + "".join(f"\n## For {name}\n\n**{name}** - Make some {name.lower()}.\n" for name in NAMES)
    added = adding.add(text, NewEntry("Garnet", None, "Make stones."), Settings(), section="For Orchid").text
    assert added.endswith("**Orchid** - Make some orchid.\n\n**Garnet** - Make stones.\n")


def test_entries_without_a_section_are_joined_where_most_have_none() -> None:
    text = HEADINGS.replace("## Tools\n\n", "").replace("\n### ", "\n## ")
    text += "\n## License\n\n* [Ours](https://example.org/license)\n"
    assert sections.titles(Page.read(text, Settings()).catalog) == []
    added = adding.add(text, NewEntry("Garnet", URL, fields={"Type": ["library"]}), Settings())
    assert added.entry.section == []


GENERATED = BULLETS.replace("* [Abacus]", "<!-- TOOLS:START -->\n* [Abacus]") + "<!-- TOOLS:END -->\n"


def test_what_a_program_writes_is_left_to_it() -> None:
    said = "a program writes the entries of this section, below `<!-- TOOLS:START -->`"
    with pytest.raises(AddingError, match=said) as error:
        lines(GENERATED, description="Keeps stones.")
    assert error.value.about == "", "there is no other section to choose"
    more = GENERATED + "\n## Games\n\n* [Gin](https://gin.example) — Is played.\n"
    assert sections.titles(Page.read(more, Settings()).catalog) == ["Games"]
    with pytest.raises(AddingError, match=said) as error:
        adding.form(Page.read(more, Settings()), "Tools")
    assert error.value.about == refusals.SECTION


def test_contents_that_a_program_writes_list_a_heading_later() -> None:
    contents = "".join(f"- [{name}](#{name.lower()})\n" for name in NAMES)
    text = HEADINGS.replace("## Tools", f"<!-- toc -->\n\n- [Tools](#tools)\n{contents}\n<!-- tocstop -->\n\n## Tools")
    added = lines(text, fields={"Type": ["library"]})
    assert "### Garnet" in added
    assert not any("#garnet" in each for each in added)


@pytest.mark.parametrize(
    ("text", "given", "said"),
    [
        (
            "# Talks\n\n"
            + "".join(f"- [{name}](https://a.example/{name}) - [slides](https://s.example/{name})\n" for name in NAMES)
            + "".join(
                f"- [{name} II](https://b.example/{name}) - [film](https://f.example/{name})\n" for name in NAMES
            ),
            {"fields": {"slides": ["https://s.example/9"], "film": ["https://f.example/9"]}},
            "the field `slides` cannot be written here beside the rest; leave it out",
        ),
        (
            "# Ideas\n\n" + "\n\n".join(f"**{name}** - Make some {name.lower()}." for name in NAMES),
            {"description": "Make stones."},
            "entries here have no URL; leave it out",
        ),
    ],
)
def test_a_part_that_keeps_an_entry_from_being_written_is_named(text: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(AddingError, match=said):
        lines(text, **given)


def test_an_address_alone_gains_the_name() -> None:
    text = "# Links\n\n" + "\n".join(f"https://example.org/{name}\n" for name in NAMES)
    assert [each for each in lines(text) if each] == [f"[Garnet]({URL})"]


def test_entries_above_the_sections_are_written_like_each_other() -> None:
    top = "".join(f"- [{name}](https://example.org/{name})\n" for name in NAMES)
    text = f"# Links\n\n{top}\n## Ideas\n\n- **Abacuses** - Make one.\n- **Beacons** - Make one.\n"
    assert lines(text) == [f"- [Garnet]({URL})"]


def test_an_order_that_the_section_hardly_keeps_keeps_nothing_away() -> None:
    names = ["Abacus", "Beacon", "Zephyr", "Cinder", "Drift", "Ember", "Falcon"]
    rest = "".join(
        f"## {title}\n\n" + "".join(f"- [{title} {name}](https://{title}.example/{name})\n" for name in NAMES) + "\n"
        for title in ("Build", "Run", "Test", "Watch")
    )
    text = f"# Tools\n\n{rest}## Zoom\n\n" + "".join(f"- [{each}](https://example.org/{each})\n" for each in names)
    assert adding.add(text, NewEntry("Garnet", URL), Settings(), section="Zoom").entry.section == ["Zoom"]


def test_sections_of_the_same_title_are_told_apart() -> None:
    text = BULLETS + BULLETS.partition("# Things")[2].replace("](https://example.org/", " II](https://example.com/")
    assert sections.titles(Page.read(text, Settings()).catalog) == ["Tools", "Tools (2)"]
    with pytest.raises(AddingError, match=r"there are `Tools`, `Tools \(2\)`"):
        adding.add(text, NewEntry("Garnet", URL, "Keeps stones."), Settings())
    for section, at in (("Tools", 1), ("Tools (2)", 2)):
        added = adding.add(text, NewEntry("Garnet", URL, "Keeps stones."), Settings(), section=section).text
        assert f"[Garnet]({URL})" in added.split("## Tools")[at]


FOLDED = "# Tools\n\n## Build\n\n" + "\n".join(
    f'<details><summary><b><a href="https://example.org/{name}">{name}</a></b> - Keeps {name.lower()}.</summary>\n\n'
    f"- [Source](https://source.example/{name}) (⭐ {at}K):\n\n\t```\n\tget {name.lower()}\n\t```\n</details>"
    for at, name in enumerate(NAMES, 1)
)


def test_what_is_folded_is_closed() -> None:
    group = FOLDED.replace("example.org", "hidden.example").replace("</a>", " II</a>").partition("## Build\n\n")[2]
    text = f"{FOLDED}\n\n<details><summary>Show more...</summary>\n\n{group}\n</details>\n"
    assert adding.form(Page.read(text, Settings()), "Build").notes == ("⭐ 1K", ""), "code is no note"
    new = NewEntry("Garnet", URL, "Keeps stones.", {"Source": ["https://source.example/9"]})
    added = adding.add(text, new, Settings(), section="Build")
    assert added.entry.section == ["Build"], "it stands with those that are shown"
    written = added.text[added.text.index(URL) :].partition("</details>")[0]
    assert [line for line in written.splitlines() if line] == [
        f'{URL}">Garnet</a></b> - Keeps stones.</summary>',
        "- [Source](https://source.example/9)",
    ]


def test_a_description_that_becomes_part_of_the_name_is_told_what_others_are_like() -> None:
    text = "# Papers\n\n" + "".join(
        f"- The {name} of Things, In ICML {2010 + at}. [[pdf](https://example.org/{at})]\n"
        for at, name in enumerate(NAMES)
    )
    said = r"`Garnet, Turns one stone into another`; those here are like `In ICML 2010\.`"
    with pytest.raises(AddingError, match=said) as error:
        lines(text, description="Turns one stone into another.")
    assert error.value.about == refusals.DESCRIPTION
    assert lines(text, description="In ICML 2026.") == [f"- Garnet, In ICML 2026. [[pdf]({URL})]"]


def test_an_icon_that_others_have_is_no_part_of_one_alone() -> None:
    text = "# Tools\n\n" + "".join(
        f"- [![Open][icon]](https://source.example/{name}) [{name}](https://example.org/{name})\n" for name in NAMES
    )
    text += "\n[icon]: ./img/open.svg\n"
    added = lines(text, fields={"Open": ["https://source.example/9"]})
    assert added == [f"- [![Open][icon]](https://source.example/9) [Garnet]({URL})"]


def test_of_a_list_and_a_table_in_a_section_the_first_is_asked_for() -> None:
    rows = "".join(f"| [{name}](https://example.org/{name}) | {at} |\n" for at, name in enumerate(NAMES))
    bullets = "".join(f"- [{name}](https://example.org/{name}) - Keeps {name.lower()}.\n" for name in NAMES)
    text = f"# Tools\n\n## All\n\n{bullets}\n| Name | Stars |\n| --- | --- |\n{rows}"
    assert adding.form(Page.read(text, Settings()), "All").fields == ()


def test_a_few_that_are_sorted_stay_so() -> None:
    text = "# Tools\n\n" + "".join(f"- [{name}](https://example.org/{name})\n" for name in NAMES[:7])
    added = adding.add(text, NewEntry("Beak", URL), Settings(), section=None).text
    assert f"- [Beak]({URL})\n- [Cinder]" in added.replace("- [Beacon](https://example.org/Beacon)\n", "")
    settings = Settings(order=OrderSettings(by="none"))
    assert adding.add(text, NewEntry("Beak", URL), settings, section=None).text.endswith(f"- [Beak]({URL})\n")
