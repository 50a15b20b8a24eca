"""What our formats that are made of JSON share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from awesome_lint.source import Position
from awesome_lint.text.escapes import HARMFUL, MARK

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_TIGHT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode(data: object, indent: int | None = None) -> str:
    """JSON text in which letters stand as they are and nothing can harm a terminal, or command a CI."""
    return _harmless(_ENCODER.encode(data) if indent is None else _indented(data, indent, "\n"))


def encode_tight(data: object) -> str:
    """The same without any white space between its parts."""
    return _harmless(_TIGHT.encode(data))


def _harmless(plain: str) -> str:
    text = MARK.sub(r"#\\u0023", plain)
    return HARMFUL.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)


def _indented(data: object, indent: int, gap: str) -> str:
    """JSON text in lines, as `json.dumps` has it, whose functions hold one another and so are never let go."""
    if not data or not isinstance(data, dict | list | tuple):
        return _ENCODER.encode(data)
    inner = gap + " " * indent
    if isinstance(data, dict):
        parts = (f"{_ENCODER.encode(key)}: {_indented(each, indent, inner)}" for key, each in data.items())
        return f"{{{inner}{f',{inner}'.join(parts)}{gap}}}"
    return f"[{inner}{f',{inner}'.join(_indented(each, indent, inner) for each in data)}{gap}]"


def dumps(data: object) -> str:
    """A JSON document for people to read, too."""
    return encode(data, 2) + "\n"


def document(frame: object, items: Iterable[Iterable[object]]) -> Iterator[str]:
    """The same, piece by piece: `items` are those of the last list in `frame`, which is empty there."""
    head, _, tail = encode(frame, 2).rpartition("[]")
    gap = "\n" + "  " * tail.count("\n")
    is_empty = True
    yield head
    for some in items:
        told = [encode(each, 2).replace("\n", f"{gap}  ") for each in some]
        if told:
            yield f"{'[' if is_empty else ','}{gap}  " + f",{gap}  ".join(told)
            is_empty = False
    yield f"{'[]' if is_empty else f'{gap}]'}{tail}\n"


def position(place: Position) -> dict[str, int]:
    """A row and column."""
    return {"row": place.row, "column": place.column}
