"""Adding entries: one line or block more, in the style of the list and at its place, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import commandline
from added import BULLETS, HEADINGS, NAMES, TABLE, URL, lines
from awesome_lint.editing import adding, refusals, sections
from awesome_lint.editing.adding import Added
from awesome_lint.editing.refusals import AddingError
from awesome_lint.editing.template import NewEntry
from awesome_lint.page import Page
from awesome_lint.settings import Settings
from corpus import page_of
from places import CORPUS, FIXTURES, GOLD, lists, needs_lists
from thoroughness import tries

FIXTURE = FIXTURES / "toolkits.md"


def test_a_bullet_is_written_like_the_others_at_its_place() -> None:
    assert lines(BULLETS, description="Keeps stones in order") == [f"* [Garnet]({URL}) — Keeps stones in order."]
    added = adding.add(BULLETS, NewEntry("Garnet", URL, "Keeps stones in order."), Settings())
    names = [line.split("]")[0][3:] for line in added.text.splitlines() if line.startswith("*")]
    assert names == sorted([*NAMES, "Garnet"])
    assert added.entry.name == "Garnet"


def test_a_row_has_its_cells() -> None:
    row = lines(TABLE, description="Keeps stones", fields={"License": ["Apache-2.0"]})
    assert row == [f"| [Garnet]({URL}) | Keeps stones | Apache-2.0 |"]


def test_below_a_heading_stand_its_fields() -> None:
    assert lines(HEADINGS, fields={"Type": ["library"]}) == [
        "",
        "### Garnet",
        "",
        "* Type: `library`",
        f"* Link: [source]({URL})",
    ]


@pytest.mark.parametrize(
    ("text", "given", "message"),
    [
        (BULLETS, {"name": "ember", "description": "x"}, "`Ember` is already in the list, on line 9"),
        (BULLETS, {"url": "http://example.org/iris/"}, "`Iris` on line 12 already leads to http://example.org/iris/"),
        (TABLE, {"description": "Keeps"}, "entries here have the field `License`; give it with --field 'License=…'"),
        (HEADINGS, {}, "entries here have the field `Type`; give it with --field 'Type=…'"),
        (
            BULLETS,
            {"fields": {"Stars": ["3"]}, "description": "x"},
            "entries here have no field `Stars`; they have none",
        ),
        (BULLETS, {"description": "Keeps \0 in order."}, "the description contains the control character `\\x00`"),
        ("# Things\n\n## Tools\n", {}, "no entry of the list has a link that could serve as a model for the new one"),
    ],
)
def test_what_cannot_be_added_is_refused(text: str, given: dict[str, object], message: str) -> None:
    with pytest.raises(AddingError) as error:
        lines(text, **given)
    assert str(error.value).startswith(message)


def test_what_a_rule_would_report_is_refused() -> None:
    with pytest.raises(AddingError, match=r"hhttps.*LNK001"):
        lines(BULLETS, url="hhttps://example.org/g", description="Keeps stones.")


def test_the_section_is_found_by_title_or_path() -> None:
    text = BULLETS + BULLETS.replace("# Things\n\n", "").replace("Tools", "Games").replace("example.org", "example.com")
    text = text.replace("](https://example.com/", " Game](https://example.com/")
    new = NewEntry("Garnet", URL, "Keeps stones in order.")
    with pytest.raises(AddingError, match="name the section; there are `Tools`, `Games`"):
        adding.add(text, new, Settings())
    with pytest.raises(AddingError, match="no section is called `Gams`; did you mean `Games`"):
        adding.add(text, new, Settings(), section="Gams")
    for called in ("games", "Games"):
        assert adding.add(text, new, Settings(), section=called).entry.section == ["Games"]


def test_the_command_writes_the_file_and_refuses_a_second_time(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_bytes(BULLETS.replace("\n", "\r\n").encode())
    arguments = ["add", "Garnet", URL, str(page), "--description", "Keeps stones in order."]
    first = commandline.run(*arguments)
    assert (first.exit_code, first.output) == (0, "")
    assert f"* [Garnet]({URL}) — Keeps stones in order.\r\n".encode() in page.read_bytes()
    second = commandline.run(*arguments)
    assert second.exit_code == 2
    assert "already leads to https://github.com/example/marigold" in second.output


def test_the_command_says_what_it_needs(tmp_path: Path) -> None:
    result = commandline.run("add", "Garnet")
    assert result.exit_code == 2
    assert "NAME and URL are required" in result.output
    page = tmp_path / "list.md"
    page.write_text(TABLE)
    given = ["add", "Garnet", URL, str(page), "--description", "Keeps stones", "--field", "License"]
    assert "`License` is not of the form NAME=VALUE" in commandline.run(*given).output
    shown = commandline.run(*given[:-1], "License=MIT", "--diff")
    assert (shown.exit_code, page.read_text()) == (0, TABLE)
    assert f"+| [Garnet]({URL}) | Keeps stones | MIT |" in shown.output


def test_the_page_that_we_were_built_for_takes_a_toolkit() -> None:
    text = FIXTURE.read_text()
    new = NewEntry("Marigold", URL, fields={"Type": ["library"], "Utilities for Finetuning": ["LoRA", "QLoRA"]})
    added = adding.add(text, new, Settings(), section="The Toolkits")
    assert added.entry.fields["Type"].values == ["library"]
    assert added.entry.fields["Link"].links[0].url == URL


def answered(page: Page, section: str | None) -> NewEntry:
    """An entry of which all is said that the form asks for, as its neighbors say it."""
    form, entries = adding.form(page, section), page.catalog.entries
    near = sections.find(page.catalog, section)
    near_entries = (near.entries if near else None) or entries
    fields = {}
    for wanted in form.fields:
        found = (each.fields.get(wanted.names[0]) for each in near_entries)
        known = (each.values for each in found if each is not None)
        fields[wanted.names[0]] = [*wanted.values[:1]] or next(filter(None, known), ["Something"])
    described = next((each.description for each in near_entries if each.description), "")
    text = "Keeps things in order" + "." * described.endswith(".") if form.has_description else None
    is_linked = sum(each.url is not None for each in entries) * 2 >= len(entries)
    return NewEntry("Marigold Quillon", URL if is_linked else None, text, fields, form.notes)


def with_or_without(page: Page, new: NewEntry, section: str | None) -> Added:
    """An entry is added; one part that it is refused for is left out."""
    try:
        return adding.add_to(page, new, section)
    except AddingError as error:
        less = {
            refusals.DESCRIPTION: {"description": None},
            refusals.NOTE: {"notes": ()},
            refusals.URL: {"url": None},
        }.get(error.about) or {
            "fields": {name: said for name, said in new.fields.items() if refusals.FIELD + name != error.about}
        }
        assert error.about  # noqa: PT017 -- it is asked for again
        return adding.add_to(page, replace(new, **less), section)  # type: ignore[arg-type]


@needs_lists
@pytest.mark.parametrize("path", lists("gold_small/*/*.md"), ids=lambda path: path.parent.name)
def test_every_list_takes_an_entry_of_which_all_is_said(path: Path) -> None:
    text = path.read_bytes().decode()
    if len(text) > tries(150_000, 300_000):
        pytest.skip("takes long")
    page = Page.read(text, Settings())
    if not page.catalog.entries:
        pytest.skip("no entry is read")
    titles = sections.titles(page.catalog)
    section = titles[len(titles) // 2] if titles else None
    new = answered(page, section)
    added = with_or_without(page, new, section)
    assert added.entry.name == new.name


@needs_lists
def test_lists_of_all_styles_take_an_entry() -> None:
    """What is said of it is answered as the neighbors do; every other byte stays."""
    tried = 0
    for path in lists(CORPUS, GOLD, below=60_000):
        page = page_of(path)
        text = page.source.text
        named = [titles for titles in sections.titles(page.catalog) if len(adding.joined(page, titles)) > 4]
        if len(named) < 3:
            continue
        tried += 1
        added = with_or_without(page, answered(page, named[2]), named[2])
        start = next((at for at, pair in enumerate(zip(text, added.text, strict=False)) if len({*pair}) > 1), len(text))
        assert added.text.endswith(text[start:])
    assert tried >= 10


CLUTTERED = "# Things\n\n## Tools\n\n" + "\n".join(
    f"- [20{10 + at}/03] **{name} keeps its things in order** *{name} Ames et al.* [[paper](https://example.org/{at})]"
    f" [[{name} on film](https://film.example/{at})]\n  - Keeps {name.lower()} in order."
    for at, name in enumerate(NAMES)
)
DATED = "# Things\n\n## Tools\n\n" + "\n\n".join(
    f"Venue {2010 + at}, [On the {name} of Things](https://example.org/{name.lower()})" for at, name in enumerate(NAMES)
)


@pytest.mark.parametrize(
    ("notes", "line"),
    [
        ((), f"- **Garnet** [[paper]({URL})]"),
        (("2026/11", "Bo Lind."), f"- [2026/11] **Garnet** *Bo Lind.* [[paper]({URL})]"),
        (("", "Bo Lind."), f"- **Garnet** *Bo Lind.* [[paper]({URL})]"),
    ],
)
def test_nothing_is_said_of_it_that_is_true_of_another(notes: tuple[str, ...], line: str) -> None:
    assert lines(CLUTTERED, description="Keeps stones.", notes=notes)[:2] == [line, "  - Keeps stones."]
    form = adding.form(Page.read(CLUTTERED, Settings()), None)
    assert [note.split()[-1] for note in form.notes] == ["2010/03", "al."]


def test_what_makes_a_line_an_entry_is_asked_for() -> None:
    with pytest.raises(AddingError, match=r"read as no entry without .* like `Venue 2010`; give it with --note"):
        lines(DATED, name="On the Garnet of Things")
    added = lines(DATED, name="On the Garnet of Things", notes=("Venue 2026",))
    assert f"Venue 2026, [On the Garnet of Things]({URL})" in added


def test_a_list_without_urls_takes_one_without() -> None:
    text = "# Ideas\n\n" + "\n\n".join(f"**{name}** - Make something that keeps {name.lower()}." for name in NAMES)
    assert "**Garnet** - Make stones." in lines(text, url=None, description="Make stones.")
    with pytest.raises(AddingError, match="every entry of the list has a URL; give one"):
        lines(BULLETS, url=None)


def test_an_address_takes_the_place_of_one() -> None:
    text = "# Things\n\n| Name | Paper | By |\n| --- | --- | --- |\n" + "".join(
        f"| [{name}](https://example.org/{at}) | [PDF](https://paper.example/{at}) | [@{name}](https://by.example/) |\n"
        for at, name in enumerate(NAMES)
    )
    fields = {"Paper": ["https://paper.example/99"], "By": ["Bo"]}
    assert lines(text, fields=fields) == [f"| [Garnet]({URL}) | [PDF](https://paper.example/99) | Bo |"]


def test_a_value_that_leads_to_the_entry_is_asked_for() -> None:
    text = "# Books\n\n| Name | Rating |\n| --- | --- |\n" + "".join(
        f"| {name} | [4.{80 - at}](https://example.org/{at}) |\n" for at, name in enumerate(NAMES)
    )
    assert [each.names for each in adding.form(Page.read(text, Settings()), None).fields] == [("Rating",)]
    with pytest.raises(AddingError, match=r"further parts \(`4\.\d+`\); give the field `Rating` with --field"):
        lines(text)
    assert lines(text, fields={"Rating": ["4.755"]}) == [f"| Garnet | [4.755]({URL}) |"]


def test_a_row_without_outer_bars_keeps_its_cells() -> None:
    text = "# Things\n\nName | What | Stars\n--- | --- | ---\n" + "".join(
        f"[{name}](https://example.org/{at}) | Keeps {name} | {f'{at} of 9' if at % 3 else '|'}\n"
        for at, name in enumerate(NAMES)
    )
    assert lines(text, description="Keeps stones") == [f"[Garnet]({URL}) | Keeps stones | |"]


def test_a_bullet_is_that_of_the_section() -> None:
    text = BULLETS + "\n## Games\n\n" + "".join(f"- [{name} II](https://example.com/{name})\n" for name in NAMES)
    added = adding.add(text, NewEntry("Garnet", URL, "Keeps stones in order."), Settings(), section="Games").text
    assert f"- [Garnet]({URL}) — Keeps stones in order." in added


def test_a_heading_is_listed_in_contents_that_say_more_than_headings() -> None:
    contents = "".join(f"  * [{name}](#{name.lower()}-2020) (2020)\n" for name in NAMES)
    text = f"# Things\n\n## Contents\n\n* [Tools](#tools)\n{contents}\n## Tools\n\n" + "\n".join(
        f"### [{name}](https://example.org/{name.lower()}) (2020)\n\nKeeps {name.lower()} in order.\n" for name in NAMES
    )
    assert "  * [Garnet (2020)](#garnet-2020)" in lines(text, description="Keeps stones in order.")


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\0", "\u202e", "\u2028", "\udc9b"])
@pytest.mark.parametrize(
    ("about", "new"),
    [
        ("name", NewEntry("Gar@net", URL)),
        ("URL", NewEntry("Garnet", f"{URL}@x")),
        ("description", NewEntry("Garnet", URL, "Keeps @ stones.")),
        ("field License", NewEntry("Garnet", URL, fields={"License": ["M@IT"]})),
        ("note", NewEntry("Garnet", URL, notes=["20@25"])),
    ],
    ids=["name", "URL", "description", "field", "note"],
)
def test_no_control_character_is_written(about: str, new: NewEntry, character: str) -> None:
    def put(text: str | None) -> str | None:
        return text and text.replace("@", character)

    hostile = NewEntry(
        put(new.name) or "",
        put(new.url),
        put(new.description),
        {name: [put(each) or "" for each in values] for name, values in new.fields.items()},
        [put(each) or "" for each in new.notes],
    )
    shown = character.encode("unicode_escape").decode()
    shown = "\\x00" if character == "\0" else shown
    with pytest.raises(AddingError, match="contains the control character") as error:
        adding.add(BULLETS, hostile, Settings())
    assert (error.value.about, f"`{shown}`" in str(error.value)) == (about, True)
