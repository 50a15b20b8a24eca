"""What is remembered of the lists of a page is what they would be read into again."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome_lint import catalog
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.records import Catalog
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.syntax.reparse import Reparser

RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))
LINES = [
    "[Abacus](https://example.org/abacus) - Counts.",
    "[Beacon](https://example.org/beacon): Shines, see the [paper](https://example.org/p).",
    "[Comet][comet] - Flies by.",
    '<b><a href="https://example.org/drift">Drift</a></b> - Moves on.',
    "**Ember** glows [paper](https://example.org/e) [code](https://example.org/f)",
    "[Fable](https://example.org/fable) (2020) `story` - Told. ([code](https://example.org/f))",
    "More on [gulls](https://example.org/gulls) and others",
    "Birds\n  - [Heron](https://example.org/heron) - Stands.",
    "[Iris](https://example.org/iris) - Blooms.\n  - [Lecture Videos](https://example.org/videos)",
    "[Jade](https://example.org/jade)\n\n  A stone, see [paper](https://example.org/j).",
    "[Kite](#kite)",
    "[Lark](https://example.org/a b) - Sings.",
    "Type: library",
    "Link: https://example.org/link",
    "[ ] [Moss](https://example.org/moss) - Grows.",
    "*[Nest](https://example.org/nest) - Holds.*",
    "[Oak](<https://example.org/oak>) -- Stands &amp; grows\\!",
    "`Pine` - Is a tree.",
    "[Quill (old)](https://example.org/quill) \u2013 Writes.",
]
BLOCKS = st.sampled_from([*(f"- {line}\n" for line in LINES), "\n## Part\n\n", "\n"])
HEADS = [
    "\n| Name | Language | Notes |\n|---|---|---|\n",
    "\n| Name | Site |  |\n|---|---|---|\n",
]
ROWS = st.sampled_from(
    [
        *HEADS,
        "| [Abacus](https://example.org/abacus) | Go, C | Counts. |\n",
        "| [Beacon](https://example.org/beacon) | [paper](https://example.org/p) | `old` |\n",
        "| Comet | <a href='https://example.org/comet'>site</a> | Flies<br>by. |\n",
        "| [Drift][comet] | Go |\n",
        "| **Ember** (2020) | [site](https://example.org/e) | [code](https://example.org/f) |\n",
        "| **Group** | | |\n",
        "| | | |\n",
        "| [Fable](https://example.org/fable) `story` ([code](https://example.org/g)) | C | [code](https://x.org) |\n",
        "\n## Part\n",
    ]
)
TABLES = st.lists(ROWS, min_size=1, max_size=20).map(lambda rows: [HEADS[0], *rows])
PAGES = st.lists(BLOCKS, min_size=1, max_size=40)
CHANGES = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 2), st.lists(BLOCKS | ROWS, max_size=2)), max_size=4)
BELOW = ["\n[comet]: https://example.org/comet\n"]


class Reader:
    """Reads one page again and again, as the checker does."""

    def __init__(self) -> None:
        self.parser, self.memory = Reparser(), Memory()

    def read(self, text: str) -> Catalog:
        source = Source(text)
        document = self.parser.parse(source)
        found = catalog.read(source, document, memory=self.memory)
        self.memory.keep(document)
        return found


def anew(text: str) -> Catalog:
    source = Source(text)
    return catalog.read(source, tree.parse(source))


@RELAXED
@given(PAGES | TABLES, CHANGES)
def test_records_after_edits_are_those_of_the_text_alone(
    blocks: list[str], changes: list[tuple[int, int, list[str]]]
) -> None:
    reader = Reader()
    assert reader.read("".join(blocks + BELOW)) == anew("".join(blocks + BELOW))
    for at, count, others in changes:
        blocks = [*blocks[:at], *others, *blocks[at + count :]]
        text = "".join(blocks + BELOW)
        assert reader.read(text) == anew(text)


def test_lists_that_an_edit_leaves_alone_are_not_read_again() -> None:
    part = "\n## Part\n\n- [Abacus](https://example.org/abacus) - Counts.\n"
    reader = Reader()
    first = reader.read(part * 3)
    edited = (part * 3).replace("Counts", "Calculates", 1)
    second = reader.read(edited)
    assert [entry is other for entry, other in zip(first.entries, second.entries, strict=True)] == [False, True, True]
    assert second == anew(edited)


def test_what_stands_behind_names_moves_with_them_and_may_become_a_field_then() -> None:
    below = "# Books\n\n- [Fable](https://example.org/fable) `story` - Told.\n"
    above = "- [Abacus](https://example.org/abacus) `old` - Counts.\n- [Saw](https://example.org/saw) `new` - Cuts.\n\n"
    reader = Reader()
    reader.read(below)
    assert reader.read(above + below) == anew(above + below)
