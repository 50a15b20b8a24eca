"""What is new in a list, in every format."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from xml.etree import ElementTree

import jsonschema
import pytest

from awesome_lint import news, parse
from awesome_lint.catalog import differences
from awesome_lint.catalog.differences import Difference
from awesome_lint.news import Commit, Format, Item, News, newest

BEFORE = """\
# Boats

## Sailing

- [Dinghy](https://example.org/dinghy) - Small.
- [Yacht](https://example.org/yacht) - Large.
- [Brig](https://example.org/brig) - Two masts.

## Rowing

- [Canoe](https://example.org/canoe) - For rivers.
"""
AFTER = """\
# Boats

## Sailing

* [Brig](https://example.org/brig) - Two masts.
* [Dinghy](https://example.org/dinghy) - Very small.
* [Sloop \\<b>&](https://example.org/sloop) - One mast & more.

## Rowing

* [Kayak](https://example.org/canoe/) - For rivers.
* [Yacht](https://example.org/yacht) - Large.
"""
RUBY = shutil.which("ruby")
if RUBY and subprocess.run([RUBY, "-e", 'require "rss"'], capture_output=True, check=False).returncode:
    RUBY = None
ATOM = "{http://www.w3.org/2005/Atom}"


def compared(before: str, after: str) -> list[Difference]:
    return differences.between(differences.facts(parse(before)), differences.facts(parse(after)))


def said(before: str, after: str) -> list[tuple[str, list[str]]]:
    return [(each.kind.value, [pair.shown.name for pair in each.pairs]) for each in compared(before, after)]


@pytest.mark.parametrize("stars", ["(5,{}★)", "⭐ {}k", "★ {}", "{} ⭐️"])
def test_numbers_of_stars_are_no_news(stars: str) -> None:
    page = "# Boats\n\n- [Brig](https://example.org/brig) - Two masts {}.\n- [Dinghy](https://example.org/d) - Small.\n"
    before, after = (page.format(stars.format(number)) for number in (287, 288))
    assert said(before, after) == []
    assert said(before, after.replace("Two", "2")) == [("edited", ["Brig"])]


def test_a_column_of_stars_is_no_news() -> None:
    page = "# Boats\n\n| Name | Stars | Masts |\n| --- | --- | --- |\n" + "".join(
        f"| [{name}](https://example.org/{name}) | {{}} | 2 |\n" for name in ("Brig", "Sloop", "Yacht")
    )
    before, after = page.format(11, 22, 333), page.format(12, 23, 300)
    assert said(before, after) == []
    assert said(before, after.replace("| 2 |", "| 3 |")) == [("edited", [name]) for name in ("Brig", "Sloop", "Yacht")]


def test_an_entry_that_leaves_its_section_and_its_url_is_the_same_by_its_description() -> None:
    brig = "- [Brig](https://example.org/brig) - Two masts.\n"
    canoe = "- [Canoe](https://example.org/canoe) - For rivers.\n"
    moved = "- [Brig](https://example.com/new) - Two masts.\n"
    page = "# Boats\n\n## Sailing\n\n{}\n## Old\n\n{}"
    assert said(page.format(brig + canoe, canoe), page.format(canoe, canoe + moved)) == [("moved", ["Brig"])]
    other = "- [Brig](https://example.com/new) - A jail.\n"
    assert said(page.format(brig + canoe, canoe), page.format(canoe, canoe + other)) == [
        ("added", ["Brig"]),
        ("removed", ["Brig"]),
    ]


def made(*, repository: str | None = "https://example.org/boats", page: str | None = None) -> News:
    commit = Commit("a" * 40, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "Ann \x1b[31m<x>", "Add a sloop (#12)")
    items = [Item(each, commit) for each in compared(BEFORE, AFTER)]
    return News("Boats & more", "README.md", repository, is_cut=False, items=items, page=page)


def test_what_became_of_entries_is_told_by_record() -> None:
    assert said(BEFORE, AFTER) == [
        ("added", ["Sloop <b>&"]),
        ("moved", ["Yacht"]),
        ("renamed", ["Kayak"]),
        ("edited", ["Dinghy"]),
    ]
    assert said(AFTER, BEFORE)[0] == ("removed", ["Sloop <b>&"])


@pytest.mark.parametrize(
    "after",
    [
        BEFORE.replace("- [", "* ["),
        BEFORE.replace("\n", "\r\n"),
        BEFORE.replace("## ", "### "),
        BEFORE.replace("Two masts", "*Two*\n  masts"),
        BEFORE.replace("(https://example.org/brig)", "[brig]") + "\n[brig]: http://www.example.org/brig/\n",
        BEFORE.replace("## Sailing", "## With sails"),
    ],
    ids=["bullets", "line endings", "levels", "markup", "references", "title of a section"],
)
def test_reformatting_is_no_news(after: str) -> None:
    assert said(BEFORE, after) == []


def test_a_mass_change_is_one_item() -> None:
    page = "# Many\n\n" + "".join(f"- [Name {at}](https://example.org/{at}) - Text.\n" for at in range(30))
    assert said(page, page.replace("Text", "Words")) == [("edited", [f"Name {at}" for at in range(30)])]
    assert [kind for kind, _ in said("# Many\n", page)] == ["added"]


def test_text_tells_commits_with_what_they_changed() -> None:
    assert news.render(made(), Format.TEXT).splitlines() == [
        "2026-01-02 aaaaaaaaa Ann \\x1b[31m<x>: Add a sloop (#12)",
        "  added Sloop <b>& to Sailing",
        "  moved Yacht from Sailing to Rowing",
        "  renamed Kayak (was Canoe)",
        "  edited Dinghy in Sailing",
    ]


def test_json_has_an_item_a_difference() -> None:
    data = json.loads(news.render(made(), Format.JSON))
    assert [*data] == ["version", "path", "title", "repository", "is_cut", "items"]
    first = data["items"][0]
    assert first["url"] == "https://example.org/boats/pull/12"
    assert (first["kind"], first["pull_request"], first["date"]) == ("added", 12, "2026-01-02T03:04:05+00:00")
    assert first["entries"] == [
        {
            "before": None,
            "after": {
                "name": "Sloop <b>&",
                "url": "https://example.org/sloop",
                "description": "One mast & more.",
                "section": ["Sailing"],
            },
        }
    ]


def test_markdown_links_entries_and_pull_requests() -> None:
    lines = news.render(made(), Format.MARKDOWN).splitlines()
    assert lines[0] == "## 2026-01-02"
    assert lines[2] == (
        r"- Added [Sloop \<b>&](https://example.org/sloop) to Sailing"
        r" ([#12](https://example.org/boats/pull/12), Ann \\x1b\[31m\<x>)"
    )


_TEXT = {"type": "string"}
_DATE = {"type": "string", "format": "date-time"}
_AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": dict.fromkeys(("name", "url", "avatar"), _TEXT),
    },
}
_ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(
            (
                "id",
                "url",
                "external_url",
                "title",
                "content_html",
                "content_text",
                "summary",
                "image",
                "banner_image",
                "language",
            ),
            _TEXT,
        ),
        **dict.fromkeys(("date_published", "date_modified"), _DATE),
        "authors": _AUTHORS,
        "tags": {"type": "array", "items": _TEXT},
    },
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(
            (
                "title",
                "home_page_url",
                "feed_url",
                "description",
                "user_comment",
                "next_url",
                "icon",
                "favicon",
                "language",
            ),
            _TEXT,
        ),
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "authors": _AUTHORS,
        "expired": {"type": "boolean"},
        "items": {"type": "array", "items": _ITEM},
    },
}
"""What https://jsonfeed.org/version/1.1 says of a feed, but for attachments and hubs."""


@pytest.mark.parametrize("page", [None, "https://example.org/site/all.html"])
def test_an_atom_feed_has_what_the_standard_demands(page: str | None) -> None:
    """RFC 4287, 4.1.1 and 4.1.2."""
    feed = ElementTree.fromstring(news.render(made(page=page), Format.ATOM))
    assert feed.tag == f"{ATOM}feed"
    for each in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", str(each.findtext(f"{ATOM}updated")))
        assert str(each.findtext(f"{ATOM}id")).startswith("urn:uuid:")
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 4
    assert entries[0].findtext(f"{ATOM}title") == "Added Sloop <b>& to Sailing"
    assert all(entry.find(f"{ATOM}author/{ATOM}name") is not None for entry in entries)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links.get("self") == (page and "https://example.org/site/feed.xml")


def test_a_json_feed_has_what_the_standard_demands() -> None:
    feed = json.loads(news.render(made(page="https://example.org/site/all.html"), Format.JSONFEED))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/site/feed.json"
    assert feed["title"] == "Boats & more: what is new"
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
    assert len({item["id"] for item in feed["items"]}) == 4


VALIDATES = """
require "rss"
puts RSS::Parser.parse(STDIN.read, true, false).entries.size
"""
"""Ruby's own parser, told to be strict and to take no element that it does not know."""


def validated(feed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(RUBY), "-e", VALIDATES], input=feed, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(RUBY is None, reason="no Ruby with its rss gem is installed, so no feed was validated")
@pytest.mark.parametrize("page", [None, "https://example.org/site/all.html"])
def test_an_atom_feed_is_valid(page: str | None) -> None:
    feed = news.render(made(page=page), Format.ATOM)
    done = validated(feed)
    assert (done.stdout, done.stderr) == ("4\n", "")
    assert "RSS::MissingTagError" in validated(re.sub("<updated>.*?</updated>", "", feed)).stderr
    assert "RSS::NotExpectedTagError" in validated(feed.replace("title>", "heading>")).stderr


@pytest.mark.parametrize("page", [None, "https://example.org/site/all.html"])
def test_a_json_feed_is_read_whole_by_others(page: str | None) -> None:
    """The keys and values are those of the standard, and no others."""
    said = json.loads(news.render(made(page=page), Format.JSONFEED))
    jsonschema.validate(said, JSON_FEED, format_checker=jsonschema.FormatChecker())
    del said["items"][0]["id"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(said, JSON_FEED)


@pytest.mark.parametrize("style", Format)
def test_no_news_are_written_in_every_format_too(style: Format) -> None:
    text = news.render(News("Boats", "README.md", None, is_cut=False, items=[]), style)
    if style in (Format.JSON, Format.JSONFEED):
        assert json.loads(text)["items"] == []
    elif style is Format.ATOM:
        assert ElementTree.fromstring(text).findall(f"{ATOM}entry") == []
    else:
        assert text == ""


def test_the_newest_entries_are_a_list_without_links_of_theirs() -> None:
    assert newest.render(made(), {("Sailing",): "sailing"}) == "- 2026-01-02: Sloop \\<b>& in [Sailing](#sailing)\n"


def test_reports_mention_nobody_and_command_nothing() -> None:
    before = "# B\n\n- [Brig](https://example.org/brig) - Two.\n"
    after = f"{before}- [@ann #1 GH-2](https://example.org/x) - ##[error]x.\n"
    commit = Commit("a" * 40, datetime(2026, 1, 2, tzinfo=UTC), "@bob ##[error]y", "::error::z")
    items = [Item(each, commit) for each in compared(before, after)]
    one = News("B", "README.md", None, is_cut=False, items=items)
    markdown = news.render(one, Format.MARKDOWN)
    assert "\n- Added [@\u2060ann #\u20601 GH\u2060-2](https://example.org/x) (" in markdown
    assert re.search(r"@(?!\u2060)|##\[", markdown) is None
    assert "##[" not in news.render(one, Format.TEXT)
