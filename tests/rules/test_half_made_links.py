"""Links, images, headings and names that are only half right, and what looks like it and is meant so."""

from __future__ import annotations

import pytest

from awesome_lint import pipeline

PAGE = """\
# Tools

## Compilers

- [gcc](https://gcc.example.org/) - Compiles C.
- [tcc](https://tcc.example.org/) - Compiles fast.
{line}
"""


def codes(text: str) -> set[str]:
    return {each.code for each in pipeline.check(text)}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("\nRead [the guide]https://guide.example.org/ first.", "LNK024"),
        ("\nRead [the guide]<https://guide.example.org/> first.", "LNK024"),
        ("\n![logo] (docs/logo.png)", "LNK024"),
        ("\n![logo](docs/logo.png", "LNK024"),
        ("\n[[Stars](https://example.org/a.svg)](https://example.org/)", "LNK024"),
        ("\nRead [Compilers(#compilers) first.", "LNK024"),
        ("\nRead [the guide]((https://guide.example.org/)) first.", "LNK002"),
        ("- [lcc](https://github.comlcc/lcc) - Compiles.", "LNK016"),
        ("- [lcc](https://github.com/lcc/lcc/tere/main/src) - Compiles.", "LNK016"),
        ("- [lcc](https://lcc.example.org/a.) - Compiles.", "LNK019"),
        ("- [lcc](https://lcc.example.org/') - Compiles.", "LNK019"),
        ("- [lcc](https://lcc.example.org/) [lcc](https://lcc.example.org/) - Compiles.", "LNK025"),
        ("- [Lisp Lisp Book](https://lisp.example.org/) - Compiles.", "SPL003"),
        ("\n## [Linkers\n\n- [ld](https://ld.example.org/) - Links.", "DOC008"),
        ("\n    ## Linkers\n\n- [ld](https://ld.example.org/) - Links.", "DOC023"),
        ("- [lcc](https://lcc.example.org/) - Compiles</a> fast.", "DOC034"),
    ],
)
def test_a_half_made_line_is_reported(line: str, code: str) -> None:
    assert code in codes(PAGE.format(line=line))


@pytest.mark.parametrize(
    "line",
    [
        "\nSee [1] (in a.md), [x](#compilers), ![logo](docs/logo.png) and a[0](1).",
        "- [lcc](https://lcc.example.org/), [its guide](https://lcc.example.org/) - Compiles.",
        "- [lcc](https://github.community/lcc/lcc) - Compiles.",
        "- [lcc](https://github.com/lcc/lcc/graphs/contributors) - Compiles.",
        "- [lcc](https://en.wikipedia.org/wiki/Lcc_Inc.) - Compiles.",
        "- [Bora Bora](https://island.example.org/) - Compiles.",
        "- [Awesome Awesome](https://awesome.example.org/) - Compiles.",
        '- <a name="lcc">[lcc](https://lcc.example.org/)</a> - Compiles.',
    ],
)
def test_what_only_looks_half_made_is_not(line: str) -> None:
    told = codes(PAGE.format(line=line)) - codes(PAGE.format(line=""))
    assert not told & {"LNK002", "LNK016", "LNK019", "LNK024", "LNK025", "SPL003", "DOC008", "DOC023", "DOC034"}


def test_no_fix_of_a_half_made_link_takes_the_link_around_it_away() -> None:
    text = PAGE.format(line="\nSee [x [a] (#models)](docs/y.md) now.")
    (found,) = (each for each in pipeline.check(text) if each.code == "LNK024")
    assert found.fix is None
    (found,) = (each for each in pipeline.check(PAGE.format(line="\nSee [a] (#tools) now.")) if each.code == "LNK024")
    assert found.fix is not None
