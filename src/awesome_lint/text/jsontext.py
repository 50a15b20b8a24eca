"""What our formats that are made of JSON share."""

from __future__ import annotations

import json

from awesome_lint.source import Position
from awesome_lint.text.escapes import HARMFUL, MARK


def encode(data: object, indent: int | None = None) -> str:
    """JSON text in which letters stand as they are and nothing can harm a terminal, or command a CI."""
    text = MARK.sub(r"#\\u0023", json.dumps(data, ensure_ascii=False, indent=indent))
    return HARMFUL.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)


def dumps(data: object) -> str:
    """A JSON document for people to read, too."""
    return encode(data, 2) + "\n"


def position(place: Position) -> dict[str, int]:
    """A row and column."""
    return {"row": place.row, "column": place.column}
