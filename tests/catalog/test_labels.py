"""Where a description ends that links follow which say what they lead to."""

from __future__ import annotations

import pytest

from awesome_lint import parse


def described(*tails: str) -> list[str | None]:
    """The descriptions of bullets that end as told."""
    lines = (f"- [Entry {at}](https://e{at}.org) - {tail}" for at, tail in enumerate(tails))
    return [entry.description for entry in parse("# L\n\n" + "\n".join(lines)).entries]


def linked(text: str, at: int) -> str:
    return f"[{text}](https://{text.casefold()}.org/{at})"


@pytest.mark.parametrize(
    ("joint", "end"), [("\\\n  ", ""), (" | ", " |"), (" · 📻 ", ""), (" (", ")"), (" ", "."), ("; ", "")]
)
def test_links_that_are_fields_are_no_part_of_a_description(joint: str, end: str) -> None:
    tails = [f"About {at}.{joint}{linked('iTunes', at)} • {linked('RSS', at)}{end}" for at in range(3)]
    assert described(*tails) == ["About 0.", "About 1.", "About 2."]


def test_nor_are_links_with_a_comma_between_them() -> None:
    tails = [f"A survey of nets {linked('paper', at)}, {linked('code', at)}" for at in range(3)]
    assert described(*tails) == ["A survey of nets"] * 3


def test_a_description_of_nothing_but_these_is_none() -> None:
    assert described(*(f"{linked('iTunes', at)} • {linked('RSS', at)}" for at in range(3))) == [None] * 3


@pytest.mark.parametrize(
    "tail",
    [
        "By {0}.",  # a sentence that ends in a name
        "Runs on phones (Android, {0})",  # a remark of which the link is the end
        "All of it: {1}, {0}",  # one of several links
        "Videos {2}, {3}, {4}",  # numbers name nothing
    ],
)
def test_what_a_sentence_says_with_links_stays(tail: str) -> None:
    texts = [["Ann", f"Guide{at}", "1", "2", "3"] for at in range(4)]
    found = described(*(tail.format(*(linked(text, at) for text in texts[at])) for at in range(4)))
    assert found == [tail.format(*each) for each in texts]
