"""Look for a text that formatting or fixing harms; `fuzz/README.md` says how to run it."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found]

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

with atheris.instrument_imports(include=["awesome_lint"]):
    from harmless import assert_fixing_is_harmless, assert_formatting_is_harmless


def one_input(data: bytes) -> None:
    """Format and fix one text; what is no UTF-8 is refused before either."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    assert_formatting_is_harmless(text)
    assert_fixing_is_harmless(text, unsafe=False)
    assert_fixing_is_harmless(text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
