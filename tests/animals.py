"""A small list with an error and a warning, on which `check` is called."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import commandline

FIXED = """\
# Animals

## Bee

* Kind: `insect`
* Link: [home](https://example.org/bee)

## Cat

* Kind: `mammal`
* Link: [home](https://example.org/cat)

## Dog

* Kind: `mammal`
* Link: [home](https://example.org/dog)
"""
PAGE = FIXED.replace("https://example.org/bee", "hhttps://example.org/bee").replace("cat)\n", "cat) \n")
CONCISE = """\
README.md:6:16: error LNK001 [*] `hhttps` is not a URL scheme; did you mean `https`?
README.md: 1 layout finding; `awesome-lint format` fixes it
"""
LAYOUT = "README.md:11:40: warning FMT001 [*] trailing white space\n"
FOUND = "1 error, 1 warning (2 fixable with --fix, 1 more with --show layout)"
BROKEN = "\n[gone](#gone)\n"
"""A fault without a fix."""
NAMES = ["Ant", "Bee", "Cat", "Dog", "Eel", "Fox", "Hen", "Gnu", "Ibex", "Jay"]
UNSORTED = "# Animals\n" + "".join(f"\n## {name}\n\n* Kind: `animal`\n* Age: {name}\n" for name in NAMES)
"""A list in an order that nothing but the list itself declares."""


def begin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder whose README has an error and a warning, both with a safe fix."""
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    write("README.md", PAGE)


def write(name: str, text: str) -> None:
    """Write a file as it is given, and the folders above it."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")


def text_of(name: str = "README.md") -> str:
    """What a file holds, line endings as they are."""
    return Path(name).read_bytes().decode()


run = partial(commandline.run, "check")
