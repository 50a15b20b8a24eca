"""What is said of whole families of rules, and of the few rules that something else is about, by their codes.

May not: know the rules themselves.
"""

from __future__ import annotations

ALL = "ALL"
"""What stands for every rule, those that are off by default among them."""
LAYOUT = "FMT"
"""How a page is written, and not what it shows."""
LINKS = "LNK"
"""How links are written, and where they lead."""
ORDER = "ORD"
"""In which order entries and sections stand."""
COMMENTS = "SUP"
"""Comments that silence rules, which are not to be silenced by more of them."""
ONLINE = "WEB"
"""What links answered online."""
OF_ENTRIES = ("ENT", "LNK006", ORDER, "OWN", "VOC")
"""What the bullets of a change log are not held to."""
OF_PROGRAMS = ("DOC", LAYOUT, "LNK009", "LNK010", "LNK011", "LNK012", ORDER)
"""Matters that a program decides for the regions that it writes."""
OF_STYLE = ("DOC025", "ENT011", "ENT012", "ENT014", LAYOUT, "VOC003")
"""What gives an entry the form of the others."""
REDUNDANT = ("ENT005", "ENT007", "LNK008", "SPL003", "SUP001")
"""What is there once too often."""

ANCHORS = "LNK004"
"""Links to anchors of the page."""
OF_CREDITS = (ANCHORS, "LNK003")
"""Links of credits that lead nowhere by design: a program writes them."""
CONTENTS = "DOC004"
"""Contents lists, which may have to name a new entry."""
ENTRIES_IN_ORDER = "ORD001"
"""Entries out of the order of their section, of which a change may be the cause or only the occasion."""
SECTIONS = "ORD002"
"""Sections out of the order that those beside them keep; their moves are one fix."""
TABLES = "FMT015"
"""Tables that are not written in the style set."""
MISSING_DESCRIPTION, MISSING_FIELD = "ENT013", "ENT001"
"""What is reported where the name stands, though it is not the name that is wrong."""
NO_LIST = "DOC001"
"""A list without entries, which has no links worth asking."""
SPELLING = "SPL001"
"""Misspelled words, for which another process is asked, which can work before the rules are loaded."""
STALE_BASELINE = "SUP003"
"""Lines of a baseline that stand for nothing any more."""
UNUSED_COMMENT = "SUP001"
"""Comments that silence nothing, which is seen only when everything was found."""
