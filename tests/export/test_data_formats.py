"""Export to SQLite, BibTeX and bookmarks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex

from awesome_lint import export
from awesome_lint.export import Format
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import read_file
from awesome_lint.settings import Settings
from commandline import run

PAGE = """\
# Papers & Tools

- [Above](https://example.org/above) - Before all sections.

## Networks

| Name | Authors | Year |
| --- | --- | --- |
| [Wide Nets](https://arxiv.org/abs/2101.00001) | Ana Lee, Bo Ö | 2021 |
| [Deep Nets](https://doi.org/10.1000/182) | Ana Lee | 2021 |

## Tools & more

- [Crêpe](https://example.org/crepe?a=1&b=2) - Costs 5 % of 100 $ & "more" <b>.
  - [Inner](https://example.org/inner) - Below crêpe.
- [Mail](mailto:me@example.org) - By letter, or [by wire](https://example.org/wire).
"""


def content(text: str, style: Format) -> bytes:
    reading = read_file(Input("README.md", text, Settings()))
    return export.content(reading.catalog, reading.source, "README.md", style)


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    file = tmp_path / "list.sqlite"
    file.write_bytes(content(PAGE, Format.SQLITE))
    return sqlite3.connect(file)


def test_a_database_takes_any_name_of_a_file() -> None:
    reading = read_file(Input("README.md", PAGE, Settings()))
    whole = export.content(reading.catalog, reading.source, "a\udcff.md", Format.SQLITE)
    assert rb"a\xff.md" in whole


def test_a_database_holds_what_the_list_does(database: sqlite3.Connection) -> None:
    with closing(database):
        ask = database.execute
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert ask("SELECT path, title FROM list").fetchall() == [("README.md", "Papers & Tools")]
        assert ask("SELECT id, title, level, parent FROM sections").fetchall() == [
            (1, "Networks", 2, None),
            (2, "Tools & more", 2, None),
        ]
        assert ask("SELECT name, section, parent FROM entries").fetchall() == [
            ("Above", None, None),
            ("Wide Nets", 1, None),
            ("Deep Nets", 1, None),
            ("Crêpe", 2, None),
            ("Inner", 2, 4),
            ("Mail", 2, None),
        ]
        assert ask("SELECT entry FROM fields WHERE name = 'Year' AND value = '2021'").fetchall() == [(2,), (3,)]
        assert ask("SELECT url FROM entries WHERE id = 5").fetchall() == [("https://example.org/inner",)]
        assert ask("SELECT entry, text, url, field FROM links").fetchall() == [
            (6, "by wire", "https://example.org/wire", None)
        ]
        assert ask("SELECT number, name, value FROM fields WHERE entry = 2").fetchall() == [
            (1, "Authors", "Ana Lee"),
            (2, "Authors", "Bo Ö"),
            (3, "Year", "2021"),
        ]


def test_a_database_finds_words_without_their_marks(database: sqlite3.Connection) -> None:
    found = (
        "SELECT entries.name FROM entries JOIN entries_fts ON entries.id = entries_fts.rowid WHERE entries_fts MATCH ?"
    )
    with closing(database):
        assert database.execute(found, ["crepe"]).fetchall() == [("Crêpe",), ("Inner",)]


def test_the_same_list_makes_the_same_database() -> None:
    assert content(PAGE, Format.SQLITE) == content(PAGE, Format.SQLITE)


def test_a_database_is_not_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("awesome_lint.cli.export.is_terminal", lambda _: True)
    done = run("export", "-", "--format", "sqlite", stdin=PAGE)
    assert (done.exit_code, "sqlite is not text; name a file with --output-file." in done.stderr) == (2, True)


def test_a_database_goes_to_standard_output_where_a_program_reads_it() -> None:
    done = run("export", "-", "--format", "sqlite", stdin=PAGE)
    assert done.stdout_bytes.startswith(b"SQLite format 3\0")


def test_papers_are_cited_with_authors_year_and_identifier() -> None:
    first, second, *_ = content(PAGE, Format.BIBTEX).decode().split("\n\n")[1:]
    assert first == (
        "@misc{lee2021,\n"
        "  title = {{Wide Nets}},\n"
        "  author = {Ana Lee and Bo Ö},\n"
        "  year = {2021},\n"
        "  url = {https://arxiv.org/abs/2101.00001},\n"
        "  eprint = {2101.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  keywords = {Networks},\n"
        "}"
    )
    assert second.startswith("@misc{lee2021-2,\n")
    assert "  doi = {10.1000/182},\n" in second


def test_what_tex_would_take_for_a_command_is_escaped() -> None:
    text = content(PAGE, Format.BIBTEX).decode()
    assert r"Costs 5 \% of 100 \$ \& " in text
    assert "url = {https://example.org/crepe?a=1&b=2}" in text
    tricky = content(r"- [A{b}\c_d](https://example.org/{x}) - Of `~^`." + "\n", Format.BIBTEX).decode()
    assert r"title = {{A\{b\}\textbackslash{}c\_d}}" in tricky
    assert "url = {https://example.org/%7Bx%7D}" in tricky


@pytest.mark.parametrize("text", [PAGE, r"- [A{b}\c_d](https://example.org/{x}) - Of `~^`, $1 @ 5 % {{ #." + "\n"])
def test_others_read_all_papers(text: str) -> None:
    library = parse_bibtex(content(text, Format.BIBTEX).decode())
    assert library.failed_blocks == []
    catalog = read_file(Input("README.md", text, Settings())).catalog
    assert len(library.entries) == sum(entry.url is not None for entry in catalog.entries)


def test_no_two_entries_have_one_key() -> None:
    names = ["Python 3", "Python", "Python", "Python"]
    text = content("".join(f"- [{name}](https://example.org/{at})\n" for at, name in enumerate(names)), Format.BIBTEX)
    keys = [line for line in text.decode().splitlines() if line.startswith("@")]
    assert len(set(keys)) == len(names)


class Bookmarks(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.urls: list[str | None] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.urls += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_bookmarks_are_links_to_the_web_in_folders() -> None:
    text = content(PAGE, Format.BOOKMARKS).decode()
    assert text.startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n")
    assert text.count("<DL><p>") == text.count("</DL><p>") == 3
    assert "<DT><H3>Tools &amp; more</H3>" in text
    read = Bookmarks(text)
    assert [str(url).rpartition("/")[2] for url in read.urls] == [
        "above",
        "2101.00001",
        "182",
        "crepe?a=1&b=2",
        "inner",
    ]
