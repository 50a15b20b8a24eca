"""What the formats that are made of XML share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, indent, tostring

from awesome_lint.text.escapes import MARK, escape
from awesome_lint.text.patterns import late_pattern

_UNFIT = late_pattern("[\ufffe\uffff]")
"""The characters that XML cannot hold, besides those that no report holds."""


def element(tag: str, /, **attributes: object) -> Element:
    """An element; the values of its attributes are made fit for XML and harmless."""
    return Element(tag, {key: clean(str(value)) for key, value in attributes.items()})


def add(parent: Element, tag: str, /, **attributes: object) -> Element:
    """Add such an element to another."""
    below = element(tag, **attributes)
    parent.append(below)
    return below


def clean(text: str) -> str:
    """Text that XML can hold and that harms no terminal; what it cannot hold becomes visible."""
    return _UNFIT.sub(lambda match: f"\\u{ord(match[0]):04x}", escape(text))


def document(root: Element, below: Iterable[Element]) -> Iterator[str]:
    """The text of a whole document, piece by piece: an element that is still empty, and those below it."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    text = tostring(root, encoding="unicode")
    is_empty = True
    for each in below:
        if is_empty:
            yield f"{text.removesuffix(' />')}>\n"
            is_empty = False
        indent(each, level=1)
        yield MARK.sub("#&#35;", f"  {tostring(each, encoding='unicode')}\n")
    yield f"{text}\n" if is_empty else f"</{root.tag}>\n"
