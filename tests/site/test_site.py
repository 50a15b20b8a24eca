"""Sites: what their pages show, and that nothing of a list is taken for more than text."""

from __future__ import annotations

import json
import re
import tarfile
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import pytest

from awesome_lint import site
from awesome_lint.site import Look, SiteError, charts
from places import SHARED, needs_lists
from sitemaking import Tags, facets_of, files_of, made

PAGE = """\
# Boats

All that float.

## Sailing

- [Dinghy](https://example.org/dinghy) - A *small* boat with `one` mast, see [more](https://example.org/more).
- [Yacht](https://example.org/yacht) - A large & fast boat.

### Old

- [Brig](https://example.org/brig) - Two masts.

## Rowing

- [Canoe](https://example.org/canoe) - For rivers.
- [Dinghy](https://example.org/rowed) - With oars.
"""
TABLE = """\
# Engines

## All

| Name | Licence | Stars | Year |
| --- | --- | --- | --- |
"""
ROWS = [
    f"| [Engine {number}](https://example.org/{number}) | {'MIT' if number % 3 else 'GPL-3.0'} | {number * 37} "
    f"| {2000 + number % 4} |"
    for number in range(1, 31)
]


def test_a_site_has_a_start_page_all_entries_and_a_page_for_each_section() -> None:
    assert {name for name in made(PAGE) if name.endswith(".html")} == {
        "index.html",
        "all.html",
        "numbers.html",
        "sections/sailing.html",
        "sections/old.html",
        "sections/rowing.html",
    }


def test_the_start_page_says_what_the_list_is() -> None:
    page = Tags(made(PAGE)["index.html"])
    for words in ("Boats", "All that float.", "5 entries", "Sailing", "Rowing"):
        assert words in page.text
    assert "sections/old.html" in page.values("href")


def test_every_entry_has_an_anchor_of_its_own() -> None:
    ids = Tags(made(PAGE)["all.html"]).values("id", "li")
    assert ids == ["dinghy", "yacht", "brig", "canoe", "dinghy-1"]


def test_inline_markdown_of_descriptions_is_kept() -> None:
    page = made(PAGE)["all.html"]
    text = 'A <em>small</em> boat with <code>one</code> mast, see <a href="https://example.org/more">more</a>.'
    assert text in page
    assert "A large &amp; fast boat." in page


def test_entries_carry_the_numbers_of_their_values() -> None:
    page = made(PAGE)["all.html"]
    numbers = dict(re.findall(r'value="(\d+)" data-label="([^"]+)"', page))
    keys = {each["id"]: each["data-k"] for tag, each in Tags(page).tags if tag == "li" and "data-k" in each}
    assert [numbers[key] for key in str(keys["brig"]).split()] == ["Sailing", "Sailing / Old"]


def test_several_lists_are_one_site() -> None:
    files = made(PAGE, TABLE + "\n".join(ROWS))
    assert {"index.html", "boats/all.html", "engines/index.html", "assets/site.js"} <= files.keys()
    page = Tags(files["index.html"])
    assert {"boats/index.html", "engines/all.html"} <= {*page.values("href")}
    assert facets_of(files["index.html"]) == {"List": [("Boats", 5), ("Engines", 30)]}
    assert "../assets/style.css" in Tags(files["boats/all.html"]).values("href")


def test_every_page_links_only_to_files_that_are_there() -> None:
    for files in (made(PAGE), made(PAGE, TABLE + "\n".join(ROWS))):
        for name, page in files.items():
            if not name.endswith(".html"):
                continue
            folder = name.split("/")[:-1]
            for target in [*Tags(page).values("href"), *Tags(page).values("src"), *Tags(page).values("action")]:
                if "://" in target or target.startswith("#"):
                    continue
                path = [*folder]
                for part in target.partition("#")[0].split("/"):
                    path = path[:-1] if part == ".." else [*path, part]
                assert "/".join(path) in files, (name, target)


def test_the_same_list_makes_the_same_bytes() -> None:
    assert made(PAGE) == made(PAGE)


def test_a_list_from_right_to_left_says_so() -> None:
    text = (
        "# قوارب\n\n## شراع\n\n- [زورق](https://example.org/a) - قارب صغير.\n- [يخت](https://example.org/b) - كبير.\n"
    )
    files = made(text)
    assert '<html lang="und" dir="rtl"' in files["index.html"]
    assert "sections/شراع.html" in files


@pytest.mark.parametrize(
    ("text", "language"), [(PAGE, "en"), ("# 舟\n\n## 帆\n\n- [小舟](https://example.org/a) - 很小。\n", "zh")]
)
def test_the_language_of_a_page_is_told_where_that_is_sure(text: str, language: str) -> None:
    assert f'<html lang="{language}"' in made(text)["all.html"]


HOSTILE = """\
# Traps <script>alert(0)</script>

## A <img src=x onerror=alert(1)>

- [Script](https://example.org/a) - Text <script>alert(2)</script> behind.
- [Scheme](javascript:alert(3)) - Leads [nowhere](javascript:alert(4)) and [there](&#106;avascript:alert(5)).
- [Data](data:text/html,<script>alert(6)</script>) - Also nowhere.
- [Handler](https://example.org/b) - Text <b onclick="alert(7)">bold</b> behind.
- [Quote" onmouseover="alert(8)](https://example.org/"onclick="alert(9)) - It's "quoted".
- [Broken](https://example.org/c) - Text <div <p </ul> <!-- behind.
- [Turned \u202eback](https://example.org/\u202ed) - Text \u202eturned around.
- [{{ 7 * 7 }}](https://example.org/e) - A template: {% raw %}.

## Cells

| Name | Code | Licence |
| --- | --- | --- |
| [Cell](https://example.org/g) | [go](javascript:alert(10)) <b onclick="alert(11)">bold</b> | `<script>1</script>` |
| [Code](https://example.org/h) | [on](https://example.org/"onclick="alert(13)) \u202eback | a"b&c<i onload=alert(14)> |
"""


def test_hostile_entries_are_text() -> None:
    for name, page in made(HOSTILE + f"- [{'long ' * 2000}](https://example.org/f) - Long.\n").items():
        if not name.endswith(".html"):
            continue
        tags = Tags(page)
        assert [src for src in tags.values("src") if not src.endswith((".js",))] == []
        assert [tag for tag, each in tags.tags if tag in ("img", "iframe", "b") and each] == []
        assert not any(attribute.startswith("on") for _, each in tags.tags for attribute in each)
        assert [each for each in tags.values("href") if re.match(r"(?i)\s*(?:javascript|data|vbscript):", each)] == []
        assert "\u202e" not in page
        assert "Content-Security-Policy" in tags.values("http-equiv")


def test_hostile_entries_are_shown() -> None:
    text = Tags(made(HOSTILE)["all.html"]).text
    for words in (
        "<script>alert(2)</script>",
        "javascript:alert(3)",
        "(javascript:alert(10))",
        'It\'s "quoted"',
        r"\u202eturned",
        "{{ 7 * 7 }}",
    ):
        assert words in text


def test_templates_of_ones_own_replace_ours() -> None:
    own = {"start.html": "<p>{{ volume.title }}, {{ volume.cards|length }}</p>"}
    assert made(PAGE, look=Look(template=own.get))["index.html"] == "<p>Boats, 5</p>"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{% if %}", "start.html, line 1: Expected an expression"),
        ("{{ volume.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "start.html: ZeroDivisionError"),
        ("{% include 'start.html' %}", "start.html: RecursionError"),
        ("{% include '../../pyproject.toml' %}", "cannot be filled: ../../pyproject.toml"),
        ("{% for number in range(10 ** 9) %}{% endfor %}", "start.html: OverflowError"),
    ],
)
def test_a_wrong_template_is_an_error(template: str, said: str) -> None:
    with pytest.raises(SiteError, match=re.escape(said)):
        made(PAGE, look=Look(template={"start.html": template}.get))


def test_titles_and_themes_can_be_chosen() -> None:
    page = made(PAGE, look=Look(title="My <boats>", theme=site.Theme.DARK))["index.html"]
    assert "<title>My &lt;boats&gt;</title>" in page
    assert 'data-theme="dark"' in page


def test_data_lies_beside_the_pages_in_one_archive() -> None:
    packed = files_of(PAGE)
    with tarfile.open(fileobj=BytesIO(packed.pop("data.tar.xz"))) as archive:
        inside = {name: archive.extractfile(name).read() for name in archive.getnames()}  # type: ignore[union-attr]
    assert {*inside} == {"data.json", "data.csv", "data.sqlite", "bookmarks.html"}
    unpacked = files_of(PAGE, look=Look(is_packed=False))
    start = unpacked.pop("index.html").decode()
    assert all(f'<a href="{name}" download>' in start for name in inside)
    assert "an archive of data.json, data.csv, data.sqlite, bookmarks.html" in packed.pop("index.html").decode()
    assert unpacked == {**packed, **inside}


def test_data_lie_unpacked_if_that_is_wanted() -> None:
    files = made(PAGE, look=Look(is_packed=False))
    assert {"data.json", "data.csv", "data.sqlite", "bookmarks.html", "card.svg"} <= files.keys()
    assert "data.bib" not in files
    data = json.loads(files["data.json"])
    assert [entry["name"] for entry in data["entries"]] == ["Dinghy", "Yacht", "Brig", "Canoe", "Dinghy"]
    assert data["entries"][1] == {
        "name": "Yacht",
        "url": "https://example.org/yacht",
        "description": "A large & fast boat.",
        "section": ["Sailing"],
    }
    papers = "# Papers\n\n- [One](https://arxiv.org/abs/2101.00001)\n"
    assert "data.bib" in made(papers, look=Look(is_packed=False))


def test_the_data_say_nothing_twice() -> None:
    rows = "".join(
        f"- [{name}](https://example.org/{name}) - {name} sails. ([Code](https://example.org/{name}/code)) `{kind}`\n"
        for name, kind in (("Brig", "wood"), ("Yacht", "steel"), ("Canoe", "wood"))
    )
    data = json.loads(made(f"# Boats\n\n{rows}", look=Look(is_packed=False))["data.json"])
    assert data["entries"][1] == {
        "name": "Yacht",
        "url": "https://example.org/Yacht",
        "description": "Yacht sails.",
        "links": [{"url": "https://example.org/Yacht/code", "field": "Code"}],
        "fields": [{"name": "tags", "values": ["steel"]}],
    }


@needs_lists
def test_the_site_of_a_large_list_is_small() -> None:
    """All of it without compression, and what a reader's browser loads."""
    files = files_of((SHARED / "gold/awesome-selfhosted/README.md").read_text(encoding="utf-8"))
    sizes = {name: len(content) for name, content in files.items()}
    assert sum(sizes.values()) < 1_500_000
    assert sizes["all.html"] + sum(size for name, size in sizes.items() if name.startswith("assets/")) < 600_000


def test_with_an_address_there_are_previews_and_a_map() -> None:
    files = made(PAGE, look=Look(url="https://example.org/boats/", is_packed=False))
    assert "sitemap.xml" not in made(PAGE)
    page = Tags(files["sections/old.html"])
    named = {each["property"]: each["content"] for tag, each in page.tags if tag == "meta" and "property" in each}
    assert named["og:image"] == "https://example.org/boats/card.svg"
    assert named["og:url"] == "https://example.org/boats/sections/old.html"
    locations = [each.text for each in ElementTree.fromstring(files["sitemap.xml"]).iter() if each.tag.endswith("loc")]
    assert locations[0] == "https://example.org/boats/"
    assert "https://example.org/boats/bookmarks.html" not in locations


@pytest.mark.parametrize(
    ("text", "left"), [("x" * 28, "x" * 28), ("x" * 29, "x" * 27 + "…"), ("网" * 15, "网" * 13 + "…")]
)
def test_titles_fit_into_the_picture(text: str, left: str) -> None:
    picture = made(f"# {text}\n\n- [A](https://example.org/a)\n")["card.svg"]
    assert f">{left}</text>" in picture
    assert ">1 entry</text>" in picture


def test_search_engines_are_told_what_the_pages_list() -> None:
    page = made(PAGE.replace("## Rowing", "## Rowing</script><b>"))["index.html"]
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    told = json.loads(text)
    assert told["numberOfItems"] == 5
    assert [each["name"] for each in told["itemListElement"]] == ["Sailing", "Rowing"]


def test_the_number_at_the_end_of_a_line_stands_where_the_line_is_not() -> None:
    days = [date(2020, 1, 1), date(2025, 10, 1), date(2025, 12, 1), date(2026, 1, 1)]
    assert not charts.line("Entries", [*zip(days, (1, 7, 8, 9), strict=True)]).falls
    assert charts.line("Entries", [*zip(days, (1, 20, 8, 9), strict=True)]).falls


def test_sections_of_the_same_title_are_told_apart_by_those_above() -> None:
    text = "# L\n\n" + "".join(
        f"## {title}\n\n### {inner}\n\n- [{title}](https://example.org/{title}) - Text.\n\n"
        for title, inner in (("Apps", "Data"), ("Libraries", "Data"), ("Books", "History"))
    )
    page = Tags(made(text)["numbers.html"]).text
    assert "Apps › Data" in page
    assert "Libraries › Data" in page
    assert "Books ›" not in page


def test_numbers_are_drawn_and_told() -> None:
    page = Tags(made(TABLE + "\n".join(ROWS))["numbers.html"])
    assert [tag for tag, _ in page.tags].count("svg") == [tag for tag, _ in page.tags].count("table")
    for words in ("Licence", "MIT", "20"):
        assert words in page.text
