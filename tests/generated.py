"""Generated Markdown: pages that hold everything Markdown has, in any order and nesting."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))
WORDS = st.sampled_from(
    [
        "word",
        "Ünïcode",
        "中文字",
        "日本語、",
        "🚀",
        "❤\ufe0f",
        "a_b_c",
        "2*3",
        "x",
        "don't",
        "C++",
        "#tag",
        "-",
        "1.",
        "=",
        "~",
    ]
)
URLS = st.sampled_from(
    [
        "https://example.org",
        "http://example.org/a_b(c)?q=1&amp;r=2#f",
        "docs/a\\_b.md",
        "#anchor",
        "https://例え.jp/道",
        "mailto:me@example.org",
        "",
    ]
)
ODD = st.sampled_from(
    [
        "*",
        "**",
        "_",
        "`",
        "[",
        "]",
        "(",
        ")",
        "!",
        "<",
        ">",
        "&",
        "\\",
        "|",
        "~~",
        "![",
        "](",
        "\\*",
        "&amp;",
        "&copy;",
        "&#35;",
    ]
)
BARE = st.sampled_from(["https://example.org/a.", "www.example.org", "me@example.org", "(http://example.org/x_(y))"])
WHOLE = st.sampled_from(
    [
        "<https://example.org>",
        "<me@example.org>",
        "<b>",
        "</b>",
        "<!-- c -->",
        "[^1]",
        "[ref]",
        "[text][Ref]",
        "`a|b`",
        "`` ` ``",
    ]
)
BREAKS = st.sampled_from(["\n", "  \n", "\\\n", " \n"])


def _inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(st.sampled_from(["*", "**", "_", "__", "~~", "~", "***"]), inner).map(
            lambda x: f"{x[0]}{x[1]}{x[0]}"
        ),
        st.tuples(inner, URLS, st.sampled_from(["", ' "title"', " 'a'", "\t(b)"])).map(
            lambda x: f"[{x[0]}]({x[1]}{x[2]})"
        ),
        WORDS.map(lambda text: f"![{text}](a.png)"),
        inner.map(lambda text: f"[{text}](<x y>)"),
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
    )


PIECE = st.deferred(lambda: st.one_of(WORDS, ODD, BARE, WHOLE, st.recursive(WORDS, _inline, max_leaves=4)))
LINE = st.deferred(
    lambda: st.lists(PIECE, min_size=1, max_size=5).flatmap(
        lambda pieces: st.sampled_from([" ", ""]).map(lambda glue: glue.join(pieces))
    )
)
TEXT = st.deferred(
    lambda: st.lists(LINE, min_size=1, max_size=3).flatmap(
        lambda lines: BREAKS.map(lambda ending: ending.join(line.strip() or "x" for line in lines))
    )
)
CELLS = st.deferred(lambda: st.lists(LINE.map(lambda text: text.replace("|", "\\|")), min_size=1, max_size=3))

LEAVES = st.deferred(
    lambda: st.one_of(
        TEXT,
        st.tuples(st.integers(1, 6), LINE, st.sampled_from(["", " #", " ##  "])).map(
            lambda x: f"{'#' * x[0]} {x[1]}{x[2]}"
        ),
        st.tuples(LINE, st.sampled_from(["===", "---", "-", "=  "])).map("\n".join),
        st.sampled_from(["***", "- - -", "___", "---"]),
        LINE.map(lambda text: f"```py\n{text}\n\n  x\n```"),
        LINE.map(lambda text: f"~~~~\n{text}"),
        LINE.map(lambda text: f"    {text}\n\n\tmore"),
        LINE.map(lambda text: f"<div>\n{text}\n</div>"),
        st.sampled_from(["<!-- a\n\nb -->", "<details><summary>x</summary>"]),
        CELLS.map(lambda cells: f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}\n| {' | '.join(cells)} |\n| short"),
        CELLS.map(lambda cells: f"a | b\n:-- | --:\nc {' | '.join(cells)}"),
    )
)
DEFINITIONS = st.sampled_from(
    [
        "[ref]: https://example.org 'title'",
        "[ref]:\n  <https://example.org/a>",
        "[^1]: a note\n    goes on",
        "[Ref]: x\n[other]: y",
    ]
)


def _indented(text: str, first: str, other: str) -> str:
    head, *rest = text.split("\n")
    return "\n".join([first + head, *(other + line if line.strip() else line for line in rest)])


def _item(marker: str, gap: str, text: str) -> str:
    return _indented(text, marker + gap, " " * (len(marker) + len(gap.expandtabs(4 - len(marker) % 4))))


def _containers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3)
    tasks = st.tuples(st.sampled_from(["- [ ]", "* [x]", "1. [X]"]), items)
    markers = st.sampled_from(["-", "*", "+", "1.", "12)"])
    gaps = st.sampled_from([" ", "  "])
    between = st.sampled_from(["\n", "\n\n"])
    return st.one_of(
        st.tuples(items, markers, gaps, between).map(lambda x: x[3].join(_item(x[1], x[2], item) for item in x[0])),
        tasks.map(lambda x: "\n".join(_indented(f"task {item}", f"{x[0]} ", " " * (len(x[0]) - 3)) for item in x[1])),
        inner.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
        st.tuples(inner, inner, between).map(lambda x: x[2].join(x[:2])),
    )


def _odd_containers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        _containers(inner),
        inner.map(lambda text: "\n".join(f">{line}" for line in text.split("\n"))),
        inner.map(lambda text: "> [!NOTE]\n" + "\n".join(f"> {line}" for line in text.split("\n"))),
        inner.map(lambda text: _indented(text, "-\t", "\t")),
    )


def _pages(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    glues = st.sampled_from(["\n\n", "\n", "\n\n\n", "\n \t\n"])
    return st.tuples(st.lists(blocks, max_size=5), glues).map(lambda x: x[1].join(x[0]) + "\n")


PAGES = _pages(st.recursive(LEAVES, _containers, max_leaves=6))
"""Pages without what GitHub's renderer alone does not know or reads in its own way."""

ODD_PAGES = _pages(st.recursive(LEAVES | DEFINITIONS, _odd_containers, max_leaves=6))
FRONT_MATTER = st.sampled_from(["", "", "", "---\ntitle: x\n---\n"])
LINE_ENDINGS = st.sampled_from([("\n",), ("\r\n",), ("\r",), ("\n", "\r\n"), ("\r", "\n", "\r\n")])


def with_line_endings(text: str, endings: tuple[str, ...]) -> str:
    """The text with its line endings replaced by the given ones in turn."""
    lines = text.split("\n")
    joined = [line + endings[at % len(endings)] for at, line in enumerate(lines[:-1])]
    return "".join(joined) + lines[-1]


FILES = st.builds(
    lambda bom, matter, page, endings: bom + with_line_endings(matter + page, endings),
    st.sampled_from(["", "", "\ufeff"]),
    FRONT_MATTER,
    ODD_PAGES,
    LINE_ENDINGS,
)
"""Whole files: with byte order mark, front matter and all line endings."""

ANYTHING = st.text(
    st.one_of(
        st.sampled_from("#*-_`~[]()<>!|\\&:;=+>\n\n\n \t\r\x00\x0c\x85\u2028\ufeff^.1ax@/🚀\ufe0f中\"'"),
        st.characters(codec="utf-8"),
    ),
    max_size=80,
)
"""Any text at all, mostly marks."""

_FRAGMENTS = st.sampled_from(
    [
        *(
            "a",
            "b c",
            "*",
            "**",
            "_",
            "`",
            "[",
            "]",
            "(",
            "x)",
            "![",
            "<",
            "br>",
            "\\",
            "&amp;",
            "~",
            "~~",
            "\u00a0",
            "🚀",
        ),
        *("<b>", "</b>", "<br>", "<!-- c -->", "<div>", "</div>", "<a href='x'>", "http://a.b", "www.a.b", "me@a.b"),
        *("_me@a.b", "[a]", "[a][b]", "[a](u)", "![i](u)", "[a]: /u", "[b]: <v> 't'", "- [x] t"),
        *("# ", "## h", "#", "===", "---", "***", "-", "- ", "* ", "+ ", "1. ", "2) ", "> ", ">", "```", "~~~"),
        *("    ", "  ", "\t", "~~", "\u00a0", "🚀"),
    ]
)
_TABLES = st.sampled_from(["|", "|-|-|", "-|-", "a | b", "| x | y |", ":-", "| a |\n|---|\n| b"])
_SEPARATORS = st.sampled_from(["", "", " ", "\n", "\n", "\n\n", "\n  ", "\n    ", "\n> ", "\n- ", "\n\t"])
_BLOCKS = st.sampled_from(
    [
        *(
            "# h",
            "text",
            "- a",
            "- a\n- b",
            "* a\n\n* b",
            "1. a\n2. b",
            "> q",
            "> q\nlazy",
            "```\ncode\n```",
            "    code",
        ),
        *("a | b\n-|-\nc | d", "<div>\nx\n</div>", "<br>", "[a]: /u", "[b]:\n/v 't'", "[a]", "***", "a\n===", "a\n---"),
        *("<!-- c\n\nd -->", "- [ ] t", "", "text *em*\nmore", "|", "-", "2.", "-\n\n  a", "[a]: /u\n[b]: /v", "-\tb"),
        *(
            ">\tq",
            "123456789. z",
            "- - a",
            "- > a",
            "> - a",
            "1. - a",
            "<x-y>",
            "</b>",
            "<?p",
            "a\\",
            "a  ",
            "> [!NOTE]",
        ),
    ]
)
_PREFIXES = st.sampled_from(
    [
        *(
            ("- ", "  "),
            ("> ", "> "),
            (">", ">"),
            ("1. ", "   "),
            ("  ", "  "),
            ("    ", "    "),
            ("> ", ""),
            ("- ", ""),
        ),
        *(("- ", ""), ("\t", "\t"), ("-\t", "\t"), ("10. ", "    "), (">\t", ">\t")),
    ]
)


def _nested(block: str, prefixes: list[tuple[str, str]]) -> str:
    for first, other in prefixes:
        block = first + block.replace("\n", f"\n{other}")
    return block


COMPOSITIONS = st.one_of(
    st.lists(st.tuples(_FRAGMENTS | _TABLES, _SEPARATORS).map("".join), min_size=2, max_size=8).map("".join),
    st.tuples(
        st.lists(
            st.tuples(_BLOCKS, st.lists(_PREFIXES, max_size=2)).map(lambda x: _nested(*x)), min_size=1, max_size=6
        ),
        st.sampled_from(["\n", "\n", "\n\n"]),
    ).map(lambda x: x[1].join(x[0])),
).map(lambda text: text + "\n")
"""Fragments of Markdown put together without regard to what comes of it."""

Edit = tuple[float, int, str]
"""Where in a text, as a share of its length, how many characters are taken away, and what is put there."""

EDITS: st.SearchStrategy[list[Edit]] = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), ANYTHING | COMPOSITIONS | st.sampled_from(["", "\n", "\n\n"])),
    min_size=1,
    max_size=4,
)


def edited(text: str, edit: Edit) -> str:
    """The text after an edit."""
    place, removed, put = edit
    at = round(place * len(text))
    return text[:at] + put + text[at + removed :]


def likely_edit(dice: random.Random, text: str) -> Edit:
    """An edit that puts some of the text itself, or nothing, in another place of it."""
    begin = dice.randrange(len(text))
    return dice.random(), dice.randrange(40), text[begin : begin + dice.randrange(200)]
