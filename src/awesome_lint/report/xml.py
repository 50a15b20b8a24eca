"""What the formats that are made of XML share."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from awesome_lint.text.escapes import MARK, escape

_UNFIT = re.compile("[\ufffe\uffff]")
"""The characters that XML cannot hold, besides those that no report holds."""


def add(parent: Element, tag: str, /, **attributes: object) -> Element:
    """Add an element; the values of its attributes are made fit for XML and harmless."""
    return SubElement(parent, tag, {key: clean(str(value)) for key, value in attributes.items()})


def clean(text: str) -> str:
    """Text that XML can hold and that harms no terminal; what it cannot hold becomes visible."""
    return _UNFIT.sub(lambda match: f"\\u{ord(match[0]):04x}", escape(text))


def document(root: Element) -> str:
    """The text of a whole document."""
    indent(root)
    text = MARK.sub("#&#35;", tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
