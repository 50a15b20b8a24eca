"""What pages show of entries and sections: nothing twice, nothing empty, links where they stand."""

from __future__ import annotations

from pathlib import Path

from awesome_lint import site
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.site import read
from awesome_lint.settings import Settings
from awesome_lint.site import Look
from sitemaking import Tags, made

TABLE = """\
# Engines

## All

| Name | Description | Code | Licence |
| --- | --- | --- | --- |
| [One](https://example.org/1) | Fast, small one. | [Core](https://example.org/c), [UI](https://example.org/s) | MIT |
| [Two](https://example.org/2) | Large engine. | [Core](https://example.org/d) | -- |
"""


def entries(text: str) -> list[str]:
    """The text of each entry of a page of all entries."""
    page = made(text)["all.html"]
    return [" ".join(Tags(part.partition("</ul>")[0]).text.split()) for part in page.split('<li id="')[1:]]


def test_a_field_that_is_the_description_is_not_shown_again() -> None:
    first, _ = entries(TABLE)
    assert first.count("Fast, small one.") == 1
    assert "Description" not in first


def test_values_are_shown_with_their_links_where_these_stand() -> None:
    page = made(TABLE)["all.html"]
    core, ui = ('<a href="https://example.org/c">Core</a>', '<a href="https://example.org/s">UI</a>')
    assert f"<dt>Code<dd>{core}, {ui}<" in page
    assert page.count(">Core</a>") == 2


def test_a_link_that_begins_a_description_is_not_shown_again() -> None:
    text = "# L\n\n## All\n\n- [One](https://example.org/1) - [Core](https://example.org/c) bindings, [new](/n)\n"
    (said,) = entries(f"{text}- [Two](https://example.org/2) - Large.\n")[:1]
    assert said.count("Core") == said.count("new") == 1


def test_a_mark_for_no_value_is_not_shown() -> None:
    assert "Licence MIT" in entries(TABLE)[0].replace("LicenceMIT", "Licence MIT")
    assert "Licence" not in entries(TABLE)[1]


def test_long_values_are_told_apart_by_more_than_commas() -> None:
    text = (
        "# Papers\n\n- [One](https://example.org/1) - First.\n  - Notes: Easy, short; read it twice\n  - Notes: Good\n"
    )
    assert "<dd>Easy, short; read it twice · Good" in made(text)["all.html"] or "Easy, short" in made(text)["all.html"]


def test_short_codes_are_emoji() -> None:
    text = "# Boats :rocket:\n\n## Old :boat:\n\n- [Brig :star:](https://example.org/a) - Has `:star:` and "
    page = made(text + ":page_facing_up:.\n- [Yacht](https://example.org/b) - Not an :emoji_at_all:.\n")["all.html"]
    assert "Has <code>:star:</code> and 📄." in page
    assert ">Brig ⭐</a>" in page
    assert "Old ⛵" in page
    assert '<h1 dir="auto">Boats 🚀</h1>' in page
    assert "Not an :emoji_at_all:." in page


def test_a_section_that_holds_all_others_is_none() -> None:
    text = "# Boats\n\n## Contents\n\n### Sailing\n\n- [Brig](https://example.org/a)\n\n"
    page = Tags(made(f"{text}### Rowing\n\n- [Gig](https://example.org/b)\n")["sections/sailing.html"])
    assert "Contents" not in page.text
    assert "../index.html" in page.values("href")


def test_a_heading_that_says_nothing_is_no_section() -> None:
    text = "# Boats\n\n## [![](a.png)]()\n\n### Sailing\n\n- [Brig](https://example.org/a)\n\n### Rowing\n\n- [Gig](https://example.org/b)\n"
    page = Tags(made(text)["index.html"])
    assert [href for href in page.values("href") if href.startswith("sections/")] == [
        "sections/sailing.html",
        "sections/rowing.html",
    ]


def test_entries_under_a_heading_that_says_nothing_are_shown() -> None:
    text = "# Boats\n\n##\n\n- [Brig](https://example.org/a)\n\n## Rowing\n\n- [Gig](https://example.org/b)\n"
    files = made(text)
    assert ">Untitled</a>" in files["index.html"]
    assert ">Brig</a>" in files["sections/untitled.html"]


def test_a_list_without_a_title_is_called_as_its_folder(tmp_path: Path) -> None:
    for name, title in (("README.md", "boats"), ("sails.md", "sails")):
        path = tmp_path / "boats" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("- [Brig](https://example.org/a)\n", encoding="utf-8")
        input_ = Input(name, path.read_text(encoding="utf-8"), Settings(), path=path)
        files = dict(site.build([read(input_).subject], Look()))
        assert f"<title>{title}</title>" in files["index.html"].decode()


def test_signs_behind_a_name_stand_on_one_line() -> None:
    lines = ("- 🎉 [One](https://example.org/1) 🔥 - Fast.", "- [Two](https://example.org/2) - Slow.")
    page = made("# Engines\n\n" + "\n".join(lines) + "\n")["all.html"]
    assert '<p class="o">🎉 🔥' in page


def test_pictures_that_are_called_alike_for_each_entry_are_not_shown() -> None:
    stars, kinds = "https://img.shields.io/stars/{}", ("MIT", "GPL", "MIT", "MIT")
    rows = "".join(
        f"| [E{at}](https://example.org/{at}) | Runs {at}. | ![Stars]({stars.format(at)}) | ![{kind}](/{kind}.svg) |\n"
        for at, kind in enumerate(kinds)
    )
    page = made(f"# Engines\n\n| Name | Description | Activity | Licence |\n|---|---|---|---|\n{rows}")["all.html"]
    assert "<dt>Activity" not in page
    assert page.count("<dt>Licence<dd>") == len(kinds)
