"""What the list did before a change is what the change is judged by."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from awesome_lint import check
from awesome_lint.diagnostic import Severity, baseline
from awesome_lint.diagnostic.baseline import Known
from awesome_lint.diagnostic.fingerprint import fingerprint, hashes
from awesome_lint.editing import adding
from awesome_lint.editing.refusals import AddingError
from awesome_lint.editing.template import NewEntry
from awesome_lint.page import Page
from awesome_lint.pipeline.comparing import check_change
from awesome_lint.pipeline.inputs import Input
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from places import CORPUS, lists, needs_lists
from thoroughness import some

MAX_SIZE = 60_000
"""Larger lists take long."""
NAMES = ["Anvil", "Bellows", "Crucible", "Dredge", "Easel", "Forge", "Gimlet", "Hammer", "Icebox"]
NAMES += ["Jigsaw", "Kiln", "Lathe", "Mallet", "Needle", "Oven", "Pliers", "Quill", "Rasp"]
HEAD = "# Workshop\n\n## Tools\n\n"
PERFECT = [f"- [{name}](https://{name.lower()}.dev/x) - Makes {name.lower()} parts.\n" for name in NAMES]


def page(entries: list[str], more: str = "") -> str:
    return HEAD + "".join(entries) + more


def blamed(after: str, before: str = page(PERFECT)) -> list[tuple[str, int]]:
    found = check_change(Input("README.md", after, Settings()), before).diagnostics
    return [(each.code, each.location.row) for each in found]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("- [{0}](https://{1}.dev/x) - Makes {1} parts\n", "ENT011"),
        ("- [{0}](https://{1}.dev/x): Makes {1} parts.\n", "ENT012"),
        ("- [{0}](https://{1}.dev/x)Makes {1} parts.\n", "ENT012"),
        ("- [{0}](https://{1}.dev/x)\n", "ENT013"),
        ("- [{0}](https://{1}.dev/x) - makes {1} parts.\n", "ENT014"),
        ("- {0}\n", "ENT008"),
    ],
)
def test_new_entries_cannot_vote_a_convention_away(bad: str, code: str) -> None:
    new = [bad.format(name, name.lower()) for name in ("Saw", "Tongs", "Vise")]
    rows = [5 + len(PERFECT) + index for index in range(3)]
    assert blamed(page(PERFECT + new)) == [(code, row) for row in rows]
    section = "\n## More\n\n" + "".join(new)
    if code not in ("ENT008", "ENT013"):  # what nobody beside has is not asked for
        assert blamed(page(PERFECT, section)) == [(code, row + 3) for row in rows]


@pytest.mark.parametrize(
    ("new", "code", "message"),
    [
        (PERFECT[10], "ENT007", "entry `Kiln` is already in the list, on line 16; remove one of the two"),
        (
            "- [Cog](https://kiln.dev/x) - Turns.\n",
            "LNK006",
            "`Cog` leads to the same page as `Kiln` on line 16; expected one entry, or a URL for each",
        ),
    ],
)
def test_what_is_there_twice_is_told_of_the_new_one_though_it_stands_first(new: str, code: str, message: str) -> None:
    after = page([*PERFECT[:2], new, *PERFECT[2:], "- [Saw](https://saw.dev/x) - Makes saw parts.\n"])
    found = check_change(Input("README.md", after, Settings(ignore=["ORD001"])), page(PERFECT)).diagnostics
    told = [(each.code, each.location.row, each.message, each.entry) for each in found]
    assert told == [(code, 7, message, "Cog" if "Cog" in new else "Kiln")]


def test_new_entries_cannot_vote_an_order_away() -> None:
    before = page(PERFECT[:9])
    new = [f"- [{name}](https://{name.lower()}.dev/x) - Makes parts.\n" for name in ("Cog", "Bar", "Awl", "Adze")]
    assert {code for code, _ in blamed(page(PERFECT[:9] + new), before)} == {"ORD001"}


@pytest.mark.parametrize("at", [4, 7])
def test_of_two_that_could_move_it_is_the_new_one(at: int) -> None:
    new = {4: "Dray", 7: "Gadget"}[at]
    line = f"- [{new}](https://{new.lower()}.dev/x) - Makes parts.\n"
    for place in (at, at + 1):
        after = page([*PERFECT[:place], line, *PERFECT[place:]])
        found = check_change(Input("README.md", after, Settings()), page(PERFECT)).diagnostics
        wrong = [(5 + place, new)] if [*PERFECT[:place], line, *PERFECT[place:]] != sorted([*PERFECT, line]) else []
        assert [(each.location.row, each.entry) for each in found] == wrong


def test_an_entry_that_was_out_of_order_before_is_not_what_a_change_did() -> None:
    entries = [*PERFECT[:3], PERFECT[5], PERFECT[3], PERFECT[4], *PERFECT[6:9], PERFECT[11], PERFECT[9], PERFECT[10]]
    clean = "- [Hanger](https://hanger.dev/x) - Makes hanger parts.\n"
    wrong = "- [Bench](https://bench.dev/x) - Makes bench parts.\n"
    at = entries.index(PERFECT[7]) + 1
    assert blamed(page([*entries[:at], clean, *entries[at:]]), page(entries)) == []
    assert blamed(page([*PERFECT[:at], wrong, *PERFECT[at:]])) == [("ORD001", 5 + at)]
    moved = [*PERFECT[:2], PERFECT[9], *PERFECT[2:9], *PERFECT[10:]]
    assert blamed(page(moved)) == [("ORD001", 7)]


def test_new_entries_cannot_vote_the_fields_of_a_list_away() -> None:
    entry = "### {0}\n\n* Type: `tool`\n* Link: <https://{1}.dev>\n\n"
    bare = "### {0}\n\n* Link: <https://{1}.dev>\n\n"
    before = HEAD + "".join(entry.format(name, name.lower()) for name in NAMES[:6])
    after = before + "".join(bare.format(name, name.lower()) for name in NAMES[6:9])
    assert [code for code, _ in blamed(after, before) if code != "FMT005"] == ["ENT001"] * 3


def test_a_clean_change_is_not_blamed_for_a_habit_that_the_list_breaks_often() -> None:
    before = page([each.replace(".\n", "\n") if index % 6 == 0 else each for index, each in enumerate(PERFECT)])
    assert blamed(before + "- [Saw](https://saw.dev/x) - Makes saw parts.\n", before) == []


def test_a_list_that_is_written_anew_is_judged_by_what_it_does_now() -> None:
    after = page([each.replace(" - ", ": ").replace(".\n", "\n") for each in PERFECT])
    assert blamed(after) == []


def test_a_habit_that_many_break_is_told_once() -> None:
    lines = [f"- [{name} {n}](https://{name.lower()}.dev/{n}) - Makes parts.\n" for name in NAMES for n in range(10)]
    for count in (9, 10, 11, 20):
        text = page([each.replace(".\n", "\n") if index < count else each for index, each in enumerate(lines)])
        found = [each for each in check(text) if each.code == "ENT011"]
        assert len(found) == (count if count <= 10 else 1)
    assert found[0].message == (
        "20 of 180 descriptions do not end in a period, the first on line 5; correct them, or set what is right with"
        " `descriptions.final-mark`"
    )


def with_one_more(text: str) -> str | None:
    """A list with a clean entry in its largest section, if one can be added there."""
    list_ = Page.read(text, Settings())
    sections = Counter(" > ".join(each.section) for each in list_.catalog.entries)
    for section, _ in sections.most_common(3):
        for description in ("Turns one thing into another", None):
            new = NewEntry("Quolmira Kit", "https://quolmira.dev/kit", description, {})
            try:
                return adding.add_to(list_, new, section or None).text
            except AddingError:
                continue
    return None


@needs_lists
@pytest.mark.parametrize("path", some(lists(CORPUS, below=MAX_SIZE), 6), ids=lambda path: path.stem)
def test_a_clean_entry_changes_no_fingerprint_of_a_real_list(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    after = with_one_more(text)
    if after is None:
        pytest.skip("no entry can be added")
    assert fingerprints(after) == fingerprints(text)


@pytest.mark.parametrize("end", ["\n\n\n", "", "***\n"], ids=["blank lines", "no line ending", "no blank line behind"])
def test_a_clean_entry_at_the_end_changes_no_fingerprint(end: str) -> None:
    text = page(PERFECT)
    after = text + "- [Saw](https://saw.dev/x) - Makes saw parts.\n"
    before, after = (each.rstrip("\n") + ("\n" + end if end.strip() else end) for each in (text, after))
    assert fingerprints(after) == fingerprints(before) != fingerprints(text)


def fingerprints(text: str) -> tuple[str, set[str]]:
    """A baseline of what is worth a warning, and the fingerprints of it as in SARIF."""
    source = Source(text)
    found = [each for each in check(text) if each.severity.reaches(Severity.WARNING)]
    known = baseline.dump(Known("README.md", fingerprint(source, each)) for each in found)
    return known, {*hashes("README.md", source, found)}
