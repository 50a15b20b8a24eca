"""One line of a list, read as an entry: name, URL, description, whatever way it is written."""

from __future__ import annotations

import pytest

from awesome_lint import catalog
from awesome_lint.catalog.records import Entry
from awesome_lint.source import Source
from awesome_lint.syntax.tree import parse

ENTRIES_AROUND = "- [before](https://before.org) - Stands before.\n- [after](https://after.org) - Stands after.\n"


def read(line: str) -> tuple[Source, Entry]:
    """The entry of a line between two plain ones."""
    source = Source(f"# List\n\n## Section\n\n{line}\n{ENTRIES_AROUND}\n[ref]: https://x.org\n")
    entries = catalog.read(source, parse(source)).entries
    assert [entry.name for entry in entries[1:]] == ["before", "after"]
    return source, entries[0]


@pytest.mark.parametrize(
    ("line", "name", "description"),
    [
        ("- [x](https://x.org) - Does things.", "x", "Does things."),
        ("* [x](https://x.org) – Does things.", "x", "Does things."),
        ("+ [x](https://x.org) — Does things.", "x", "Does things."),
        ("- [x](https://x.org)—Does things.", "x", "Does things."),
        ("- [x](https://x.org): Does things.", "x", "Does things."),
        ("- [x](https://x.org)：做事。", "x", "做事。"),
        ("- [x](https://x.org)-Does things.", "x", "Does things."),
        ("- [x](https://x.org) | Does things.", "x", "Does things."),
        ("- [x](https://x.org) does things without a separator.", "x", "does things without a separator."),
        ("- [x](https://x.org), which does things.", "x", "which does things."),
        ("- [x](https://x.org)", "x", None),
        ("- [.NET Core](https://x.org) - Does things.", ".NET Core", "Does things."),
        ('- [x](https://x.org "title") - Does things.', "x", "Does things."),
        ("- [x][ref] - Does things.", "x", "Does things."),
        ("- **[x](https://x.org)** - Does things.", "x", "Does things."),
        ("- [**x**](https://x.org) - Does things.", "x", "Does things."),
        ("- [`x`](https://x.org) - Does things.", "x", "Does things."),
        ("- *[x](https://x.org)* - Does things.", "x", "Does things."),
        ("- ~~[x](https://x.org) - Did things.~~", "x", "Did things."),
        ("- **x** - Does things. [link](https://x.org)", "x", "Does things."),
        ("- `x` - Does things. [link](https://x.org)", "x", "Does things."),
        ("- x - Does things. [⭐ 12](https://x.org)", "x", "Does things."),
        ("- More on [x](https://x.org) in brief.", "x", "in brief."),
        ("- 🔥 [x](https://x.org) - Does things.", "x", "Does things."),
        ("- :scroll: [x](https://x.org) - Does things.", "x", "Does things."),
        ("- ![logo](x.png) [x](https://x.org) - Does things.", "x", "Does things."),
        ("- [![badge](b.png)](https://b.org) [x](https://x.org) - Does things.", "x", "Does things."),
        ("- [x](https://x.org) - Does things. [![stars](s.png)](https://s.org)", "x", "Does things."),
        ("- [x](https://x.org) :copyright: - Does things.", "x", "Does things."),
        ("- [x](https://x.org) (2019) - Does things.", "x", "Does things."),
        ("- [x](https://x.org) ([source](https://s.org)) - Does things.", "x", "Does things."),
        ("- [x](https://x.org) `⚠` - Does things.", "x", "Does things."),
        ("- [x](https://x.org) _(label: easy)_ <br> Does things.", "x", "Does things."),
        (
            "- [x](https://x.org) - Does things. ([Demo](https://d.org), [Code](https://c.org)) `MIT` `Go`",
            "x",
            "Does things.",
        ),
        ("- [x](https://x.org) - Does `things` well.", "x", "Does things well."),
        ("- [x](https://x.org) - Does [things](https://t.org).", "x", "Does things."),
        ("- [x](https://x.org) - Does [[paper]](https://p.org) [[code]](https://c.org)", "x", "Does"),
        ("- [2021/03] [x](https://x.org) - Does things.", "x", "Does things."),
        ("- (*ICLR 2020*) **x** [[paper]](https://x.org)", "x", None),
        ("- `ICLR` [x](https://x.org) - Does things.", "x", "Does things."),
        ("- <b><a href='https://x.org'>x</a></b> - Does<br>things.", "x", "Does things."),
        ("- [x](https://x.org)\n  Does things.", "x", "Does things."),
        ("- [x](https://x.org)\n\n  Does things.", "x", "Does things."),
        ("- [x](https://x.org)\n  - Does things.", "x", "Does things."),
        ("- [ ] [x](https://x.org) - Does things.", "x", "Does things."),
        ("- [C++](https://x.org) - Does things.", "C++", "Does things."),
        ("- [名字](https://x.org) - 做事。", "名字", "做事。"),
    ],
)
def test_a_line_gives_name_url_and_description(line: str, name: str, description: str | None) -> None:
    source, entry = read(line)
    assert (entry.name, entry.url, entry.description) == (name, "https://x.org", description)
    assert entry.url_span is not None
    assert source.cut(entry.url_span) == "https://x.org"
    assert source.cut(entry.name_span) == name


@pytest.mark.parametrize(
    "line",
    ["- https://x.org - Does things.", "- <https://x.org> - Does things.", "1. https://x.org - Does things."],
)
def test_an_entry_without_link_text_is_called_by_its_url(line: str) -> None:
    source = Source(f"# List\n\n{line}\n")
    (entry,) = catalog.read(source, parse(source)).entries
    assert (entry.name, entry.url, entry.description) == ("https://x.org", "https://x.org", "Does things.")


def test_a_description_span_is_the_description_as_written() -> None:
    source, entry = read(
        "- [x](https://x.org) - Does *many* `things`, [see](https://s.org). ([Demo](https://d.org)) `MIT`"
    )
    assert entry.description_span is not None
    assert source.cut(entry.description_span) == "Does *many* `things`, [see](https://s.org)."


def test_all_links_of_a_line_are_kept_in_order() -> None:
    _, entry = read(
        "- [![b](b.png)](https://b.org) [x](https://x.org) - See [a](https://a.org) ([Demo](https://d.org))"
    )
    assert [link.url for link in entry.links] == ["https://b.org", "https://x.org", "https://a.org", "https://d.org"]
