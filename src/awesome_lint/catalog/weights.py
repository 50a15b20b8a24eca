"""How much each piece of evidence counts when a page is read: the one table that holds thresholds.

Shares are between 0 and 1. `benchmarks/records.py` checks each value on lists whose records are known, with the
value chosen without the list that is scored; who changes one here runs it, and its figure decides.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The evidence for each reading of a page."""

    # names: `ways`
    separated: float = 0.6
    """From this share of lines with a mark between name and text on, the mark is no part of titles."""
    dated: float = 1.5
    """For the link as the name: texts before it are dates or numbers."""
    repeated: float = 2.0
    """For the link as the name: texts before it recur (venues, kinds)."""
    listed: float = 1.0
    """For the link as the name: a comma stands before it, as behind authors and venues."""
    begun: float = 1.0
    """For the link as the name: other lines of these lists begin with theirs."""
    same_links: float = 2.0
    """Against it: what the links say recurs."""
    label: float = 0.75
    """So much of all this makes the texts before the links labels."""
    label_words: int = 4
    """With more words than this before its link, a line is a sentence rather than a label and a name."""

    # list items: `roles`
    named: float = 0.5
    """From this share of the items of a list on that name something and link to it, the others are entries too."""

    nested: float = 0.5
    """From this share of what is nested below entries on, those that name themselves are entries of their own."""

    # headings: `levels`
    headed: float = 0.5
    """The least share of a level's headings that are links, or have fields that others have, if they are entries."""
    addressed: float = 0.6
    """The same for headings below which an address stands that names nothing itself."""
    sections: float = 0.4
    """With more headings than this share that hold several entries, a level is one of sections."""
    shared: float = 0.15
    """The least share of the headings that must have a field for its name to count as one."""
    crowded: float = 0.3
    """Where a larger share of headings has most fields twice, it is sections of entries that they head."""
    sure: float = 0.8
    """From this share on, headings of the level without any field are entries too."""
    enough_linked: int = 3
    """The least number of headings that are links, or have addresses, for entries without fields."""
    enough_to_doubt: int = 4
    """Of this many headings one may have its fields twice and be an entry still."""


WEIGHTS = Weights()
