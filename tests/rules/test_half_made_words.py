"""Slips beside words, and entries that were pasted behind one another; and what looks like it and is meant so."""

from __future__ import annotations

import pytest

from awesome_lint import pipeline

PAGE = """\
# Tools

A list of tools that are good for people who want to compile and to link what they have written.

- [gcc](https://gcc.example.org/) - Compiles the language that most of it has been written in.
- [tcc](https://tcc.example.org/) - Compiles fast, and links what it has been given.
- [lcc](https://lcc.example.org/) - {text}
"""


def codes(text: str) -> set[str]:
    return {each.code for each in pipeline.check(PAGE.format(text=text))} - {
        each.code for each in pipeline.check(PAGE.format(text="Compiles."))
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It is an language of the people that have been there.", "SPL007"),
        ("A example of what they have been written for.", "SPL007"),
        ("It compiles what has been written . It links the rest.", "SPL006"),
        ("It compiles what has been written.They link the rest of it.", "SPL006"),
        ("Compiles fast - [ld](https://ld.example.org/) - Links what was compiled.", "ENT018"),
        ("Compiles as [ld](https://www.ldlinker/) does.", "LNK002"),
    ],
)
def test_a_slip_is_reported(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a European one, for an hour, and a one-off of the user that has been there.",
        "It calls http.Client and os.Path as the .NET compiler has been doing.",
        "Compiles fast (see [ld](https://ld.example.org/) - the linker).",
        "Compila en a espera de an der bei.",
    ],
)
def test_what_only_looks_like_a_slip_is_not(text: str) -> None:
    assert not codes(text) & {"SPL006", "SPL007", "ENT018", "LNK002"}
