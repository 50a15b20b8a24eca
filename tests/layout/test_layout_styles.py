"""Styles of layout: the page's own majority by default, what is set otherwise, and nothing that shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

import formatting
from awesome_lint import engine
from awesome_lint.layout.width import display_width
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.settings import LayoutSettings, Settings
from formatting import examples, formatted, reports, result_of
from github import html
from places import CORPUS, SPECS, lists, needs_lists
from planted_layout import planted
from thoroughness import some

SETTINGS: dict[str, list[Any]] = {
    "heading_style": ["atx", "setext"],
    "closing_hashes": [True, False],
    "list_marker": ["-", "*", "+"],
    "list_item_spacing": [1, 2, 3, 4],
    "list_indentation": [2, 3, 4, 5],
    "emphasis_marker": ["*", "_"],
    "strong_marker": ["**", "__"],
    "thematic_break": ["---", "***", "* * *"],
    "code_fence": ["`", "~"],
    "hard_tabs": ["spaces", "as-is"],
    "numbering": ["one-up", "same"],
    "tables": ["compact", "aligned"],
}


def styled(text: str, **layout: Any) -> str:
    """The text as formatted with settings, after which there is nothing to say."""
    result = formatting.styled(text, Settings(layout=LayoutSettings(**layout)))
    assert result.refused == []
    assert result.remaining == []
    return result.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n=\n\n## B\n\n## C\n", "# A\n\n## B\n\n## C\n"),
        ("A\n=\n\nB\n-\n\n## C\n", "A\n=\n\nB\n-\n\nC\n---\n"),
        ("> A\n> =\n\n# B\n", "> # A\n\n# B\n"),
        ("# A\n\n##\tB\n\n## C\n", "# A\n\n## B\n\n## C\n"),
        ("# A\n\n  ## B ##\n\n## C\n", "# A\n\n## B\n\n## C\n"),
        ("# A #\n\n## B ##\n\n## C\n", "# A #\n\n## B ##\n\n## C ##\n"),
        ("- a\n- b\n\nx\n\n* c\n", "- a\n- b\n\nx\n\n- c\n"),
        ("- a\n- b\n\nx\n\n+ c\n\n* d\n", "- a\n- b\n\nx\n\n- c\n\n* d\n"),
        ("- a\n-   b\n\n    c\n- d\n", "- a\n- b\n\n  c\n- d\n"),
        ("- a\n  - b\n- c\n    - d\n      e\n- f\n  - g\n", "- a\n  - b\n- c\n  - d\n    e\n- f\n  - g\n"),
        ("- a\n - b\n- c\n", "- a\n- b\n- c\n"),
        ("*a* _b_ *c*\n", "*a* *b* *c*\n"),
        ("__a__ **b** __c__\n", "__a__ __b__ __c__\n"),
        ("a\n\n***\n\nb\n\n---\n\n***\n", "a\n\n***\n\nb\n\n***\n\n***\n"),
        ("```\na\n```\n\n~~~ b\nc\n~~~\n", "```\na\n```\n\n``` b\nc\n```\n"),
        ("- a\n    - b\n    - c\n- d\n\t- e\n", "- a\n    - b\n    - c\n- d\n    - e\n"),
        ("[a] [b]\n\n[a]: /u\n [b]:/v\n[c]: /w\n", "[a] [b]\n\n[a]: /u\n[b]: /v\n[c]: /w\n"),
        ("3. a\n4. b\n6. c\n", "3. a\n4. b\n5. c\n"),
        ("1. a\n1. b\n2. c\n1. d\n", "1. a\n1. b\n1. c\n1. d\n"),
        ("8. a\n9. b\n9. c\n\n   d\n11. e\n", "8. a\n9. b\n10. c\n\n    d\n11. e\n"),
    ],
)
def test_what_is_out_of_line_follows_the_majority(text: str, expected: str) -> None:
    assert formatted(text) == expected
    assert formatted(text.replace("\n", "\r\n")) == expected.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "A\n=\n\nB\n-\n\n### C\n",
        "a\nb\n=\n\n# C\n\n# D\n",
        "# A #\n\n## B ##\n",
        "#  A\n\n##  B\n",
        "* a\n* b\n\n+ c\n+ d\n",
        "- a\n\n* b\n\n- c\n",
        "- a\n  * b\n- c\n  * d\n- e\n  * f\n",
        "-   a\n    b\n-   c\n",
        "9.  a\n10. b\n",
        "1. a\n   - b\n\n- c\n  - d\n",
        " - a\n - b\n",
        "> - a\n>     - b\n> - c\n>   - d\n",
        "*a* *b* c_d_e\n",
        "a*b*c _d_ _e_\n",
        "---\n\na\n\n***\n\n***\n",
        "~~~\n```\n~~~\n\n```\na\n```\n",
        "~~~ a`b\nc\n~~~\n\n```\na\n```\n",
        "- a\n\t- b\n\t- c\n",
        "- a\n\n  ```\n  \tb\n  ```\n",
        "[a]:  /u\n[bc]: /v\n",
        "[a]: /u\n\n[b]:/v\n|c|\n|-|\n\n[d]: /w\n",
        "---\n\n# a\n\n***\n\nb c\n\n---\n",
        "1. a\n1. b\n1. c\n",
        "0. a\n1. b\n",
        "01. a\n03. b\n",
        "1. a\n2. b\n\nc\n\n3. d\n4. e\n",
    ],
)
def test_what_is_consistent_or_means_something_stays(text: str) -> None:
    assert formatted(text) == text


@pytest.mark.parametrize(
    ("layout", "text", "expected"),
    [
        ({"heading_style": "setext"}, "# A B\n\n### C\n", "A B\n===\n\n### C\n"),
        ({"heading_style": "setext"}, "- # A\n", "- # A\n"),
        ({"heading_style": "atx"}, "a #\n===\n", "a #\n===\n"),
        ({"closing_hashes": True}, "# A\n", "# A #\n"),
        ({"list_marker": "+"}, "- a\n  * b\n\n1. c\n", "+ a\n  + b\n\n1. c\n"),
        ({"list_marker": "*"}, "- a\n\n* b\n", "- a\n\n* b\n"),
        ({"list_marker": "*"}, "- * *\n", "- * *\n"),
        ({"list_item_spacing": 3}, "- a\n  - b\n\n    c\n1. d\n", "-   a\n    -   b\n\n        c\n\n1.   d\n"),
        ({"list_indentation": 4}, "- a\n  - b\n    c\n  - d\n", "- a\n    - b\n      c\n    - d\n"),
        ({"list_indentation": 2}, "1. a\n   - b\n", "1. a\n   - b\n"),
        ({"emphasis_marker": "_"}, "*a* b*c*d ***e***\n", "_a_ b*c*d _**e**_\n"),
        ({"thematic_break": "---"}, "a\n***\n\n***\n", "a\n***\n\n---\n"),
        ({"hard_tabs": "spaces"}, "-\ta\n\t- b\n", "- a\n  - b\n"),
        ({"hard_tabs": "spaces"}, "- a\n\n\t```\n\tb\n\t```\n", "- a\n\n\t```\n\tb\n\t```\n"),
        ({"hard_tabs": "as-is"}, "- a\n    - b\n- c\n\t- d\n", "- a\n    - b\n- c\n\t- d\n"),
        ({"tables": "compact"}, "> |a  |b|\n> |-|:-:|\n> |`c\\|d`|\n", "> | a | b |\n> | --- | :-: |\n> | `c\\|d` |\n"),
        ({"tables": "compact"}, "- a|b\n  -|-\n  c|d|e|\n", "- | a | b |\n  | --- | --- |\n  | c | d | e |\n"),
        (
            {"tables": "aligned"},
            "|中|b|\n|:-|-:|\n|abcdef|1|\n",
            "| 中     |   b |\n| :----- | --: |\n| abcdef |   1 |\n",
        ),
        ({"numbering": "same"}, "2. a\n3. b\n", "2. a\n2. b\n"),
        ({"numbering": "one-up"}, "0. a\n0. b\n", "0. a\n1. b\n"),
    ],
)
def test_settings_win_over_the_majority(layout: dict[str, Any], text: str, expected: str) -> None:
    assert styled(text, **layout) == expected


def test_each_style_is_reported_where_it_is_out_of_line() -> None:
    text = "# A\n\n#  B\n\n# C\n\n* a\n- b\n  - c\n\n---\n\n***\n\n*d* _e_\n\n3. f\n5. g\n"
    assert reports(text) == [
        ("FMT007", 3, 2, "white space between `#` and heading; expected one space"),
        ("FMT003", 8, 1, "no blank line before the list"),
        ("FMT012", 13, 1, "thematic break `***`; expected `---`"),
        ("FMT011", 15, 5, "emphasis with `_`; expected `*`"),
        ("FMT017", 18, 1, "item `5.` of an ordered list; expected `4.`"),
    ]


def test_comments_and_generated_regions_keep_their_style() -> None:
    comment = "- a\n- b\n\nx\n\n* c <!-- awesome-lint-disable-line FMT008 -->\n* d\n"
    region = "- a\n- b\n\n<!-- toc start -->\n\n* c\n    * d\n\n<!-- toc end -->\n\n- e\n"
    assert formatted(comment) == comment
    assert formatted(region) == region
    majority_in_region = region.replace("* c\n", "* c\n* c\n* c\n* c\n")
    assert formatted(majority_in_region) == majority_in_region


def test_a_comment_holds_on_every_line_that_a_fix_would_change() -> None:
    text = "- a\n- b\n- c\n\nx\n\n* d\n* e <!-- awesome-lint-disable-line list-marker -->\n"
    assert reports(text) == []
    assert formatted(text) == text
    assert [each.code for each in engine.check(Page.read(text, Settings()), selection.matching("SUP"))] == []


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("中文", 4),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("ｱ", 1),
        ("ａ", 2),
        ("🚀", 2),
        ("⭐", 2),
        ("❤\ufe0f", 2),
        ("❤", 1),
        ("1\ufe0f\u20e3", 2),
        ("👍\U0001f3fd", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", 4),
        ("न\u092e\u0938\u094d", 3),
        ("a\u200bb", 2),
    ],
)
def test_cells_are_as_wide_as_they_look(text: str, width: int) -> None:
    assert display_width(text) == width


def test_one_doubtful_place_keeps_no_other_from_being_mended() -> None:
    text = "*a* *b* *c*\n" + "x_y_ _d_ __f _g_ " * 5 + "\n"
    assert formatted("*a* *b* *c* *h*\n\n" + "a _b_ __*c*_d_ _e_\n") == "*a* *b* *c* *h*\n\na *b* __*c*_d_ *e*\n"
    assert "_d_" not in formatted("*x* " * 20 + text)


def test_what_stands_directly_above_a_block_is_read_with_it() -> None:
    text = "[c]: /w\n\t- b\n* * *\n\na\n\n---\n\n---\n"
    assert html(formatted(text)) == html(text)


LINES = (
    ["", "", "", "a", "a b", "# h", "## h ##", "#  h", "  # i", "h #\n===", "h\n---", "C\\\n===", "# a #b"],
    [
        "- a",
        "-  a",
        "-   a",
        "-\ta",
        "* b",
        "+ c",
        "  - b",
        "    - b",
        "   - b",
        "\t- b",
        " - a",
        "-",
        "- - a",
        "* * a",
    ],
    [
        "1. a",
        "1.  a",
        "2. b",
        "2) b",
        "3. d",
        "9. i",
        "10. k",
        "   text",
        "  - [ ] t",
        "- # h",
        "- ***",
        "- a\n\n      c",
    ],
    [
        "***",
        "---",
        "* * *",
        "_ _ _",
        "*a*",
        "_a_ b",
        "**a**",
        "__a__",
        "***a***",
        "**_a_**",
        "a*b*c",
        "*a _b_ c*",
        "_a_b",
    ],
    ["```\nx\n```", "~~~ py\nx\n~~~", "~~~\n```\n~~~", "   ~~~\n   y\n   ~~~", "    code", "> q", "> - a", "> # h ##"],
    [
        "[a]: /u",
        "[b]:   /v  't'",
        " [c]:/w",
        "[a] [b] *[c]*",
        "[^1]: note",
        "[^1]",
        "<div>",
        "<!-- c -->",
        "|a|b|\n|-|-|",
    ],
)


@budget(deadline=None)
@given(
    st.lists(st.sampled_from([line for group in LINES for line in group]), max_size=9),
    st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in SETTINGS.items()}),
)
def test_github_shows_the_same_with_any_settings(lines: list[str], layout: dict[str, Any]) -> None:
    text = "\n".join(lines) + "\n"
    once = styled(text, **layout)
    assert html(once) == html(text)
    assert styled(once, **layout) == once


@needs_lists
@pytest.mark.parametrize("turn", range(4))
def test_every_example_of_the_specs_renders_the_same_in_every_style(turn: int) -> None:
    layout = {name: values[turn % len(values)] for name, values in SETTINGS.items()}
    for path in SPECS:
        for text in examples(path):
            once = styled(text, **layout)
            if once != text:
                assert html(once) == html(text), text
                assert styled(once, **layout) == once, text


@needs_lists
@pytest.mark.parametrize(
    "path", some(sorted(lists(CORPUS), key=lambda path: path.stat().st_size)[5:20], 5), ids=lambda path: path.stem
)
def test_planted_faults_are_mended_to_the_original_bytes(path: Path) -> None:
    """A change that shows, as where an indented item becomes the child of another, is no fault of layout."""
    original = formatted(path.read_bytes().decode())
    shown = html(original)
    for code, planter, faulty in planted(original, seed=5):
        if html(faulty) == shown:
            result = result_of(faulty, with_records=False)
            assert result.text == original, planter.__name__
            assert code in {each.code for each in result.applied}, planter.__name__
