"""The one base of all errors of ours, and what they say of names and values that were not expected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class AwesomeLintError(Exception):
    """The base class of all errors of awesome-lint; the message is a sentence that says what is wrong."""


def known(name: str, names: Iterable[str]) -> str:
    """What to do about a name that is unknown: the one that was meant, or those that there are."""
    import difflib  # noqa: PLC0415 -- only for an error

    every = [*names]
    close = difflib.get_close_matches(name, every, 1)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"known are {', '.join(f'`{each}`' for each in every)}" if every else "there are none"


def described(value: Any) -> str:
    """The type of what was handed over, and how to make what was asked for of it."""
    kind = type(value).__name__
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if isinstance(value, bytes | bytearray):
        return f"{kind}; `.decode()` makes text of it"
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return f'{kind}; `"\\n".join(…)` makes text of lines'
    if hasattr(value, "read"):
        return f"{kind}; its `.read()` gives the text"
    if isinstance(getattr(value, "text", None), str):
        return f"{kind}; its `.text` is what is asked for"
    if hasattr(type(value), "model_fields"):
        return f"an instance of {kind}; give the class itself"
    return kind
