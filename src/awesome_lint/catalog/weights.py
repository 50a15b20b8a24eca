"""How much each piece of evidence counts when a page is read: the one table that holds thresholds.

Shares are between 0 and 1. `benchmarks/records.py` checks each value on lists whose records are known, with the
value chosen without the list that is scored; who changes one here runs it, and its figure decides.
"""

from __future__ import annotations


class Weights:
    """The evidence for each reading of a page; nothing but `benchmarks/records.py` changes it."""

    # names: `ways`
    separated: float = 0.6
    """From this share of lines with a mark between name and text on, the mark is no part of titles."""
    recurring_heads: float = 0.25
    """From this share of texts before a mark that recur in their list on, they are no names."""
    dated: float = 1.5
    """For the link as the name: texts before it are dates or numbers."""
    authored: float = 1.5
    """For the link as the name: texts before it name authors."""
    repeated: float = 2.0
    """For the link as the name: texts before it recur (venues, kinds)."""
    listed: float = 1.0
    """For the link as the name: a comma stands before it, as behind authors and venues."""
    prose: float = 1.5
    """For the link as the name: texts with a colon before it have more words than names have."""
    uncapitalized: float = 1.0
    """For the link as the name: texts with a colon before it begin with small letters, and the links do not."""
    begun: float = 1.0
    """For the link as the name: other lines of these lists begin with theirs."""
    called: float = 0.75
    """For the link as the name: it begins with no small letter, as names do, and is no short form of the text.

    Half of the links must, and so much is added where all do.
    """
    same_links: float = 2.0
    """Against it: what the links say recurs."""
    label: float = 0.75
    """So much of all this makes the texts before the links labels."""
    cited: float = 0.5
    """From this share of lines with something in bold amid their text on, that is their name."""
    behind: float = 0.3
    """From this share of first links that recur or say nothing on, the text behind them is the name."""
    labelled: float = 0.5
    """From this share of what lines begin with in bold or code that recurs on, the text behind it is the name."""
    separated_labelled: float = 0.25
    """The same where a dash stands between them, of what recurs in one list."""
    title_least: float = 3.0
    """With fewer words in the mean behind them, a venue and its year, or authors, are names themselves."""
    label_words: int = 4
    """With more words than this before its link, a line is a sentence rather than a label and a name."""

    enough_lines: int = 3
    """A link text that so many lines have says what it leads to; of fewer lines little can be said."""

    # lines that are full: `wrapping`
    enough_wrapped: int = 4
    """The least number of ends of lines in a list that tell at what width they are broken,"""
    wrapped: float = 0.9
    """and this share of them must be explained by it."""

    # list items: `roles`, `bullets`
    named: float = 0.5
    """From this share of the items of a list on that name something and link to it, the others are entries too."""
    nested: float = 0.75
    """From this share of what is nested below entries on, those that name themselves are entries of their own."""
    enough_marked: int = 2
    """So many entries with a link behind a name in bold or code show that others so marked are entries, too."""

    single: float = 0.7
    """From this share of items without a link on that have one nested below, that is their address."""
    enough_single: int = 3
    """The least number of items without a link to tell what is nested below them."""
    bare_words: int = 5
    """A text without a link amid entries with links is a name if it has no more words."""
    title_words: int = 30
    """The same where the others are titles."""
    nested_repeated: int = 3
    """A link text nested below so many entries says what it links to, and is no name."""
    nested_labelled: int = 2
    """So does a label with a colon below so many."""
    listed_repeated: int = 8
    """So does a link text in so many lists."""
    several_addresses: int = 3
    """So many addresses in a list below a heading are entries rather than what the heading leads to."""

    # paragraphs
    enough_alike: int = 5
    """Fewer paragraphs of one shape are prose."""
    per_alike: int = 5
    """Beside more than so many times as many in lists and tables, paragraphs of a shape are prose, but
    titles with nothing but links behind them."""
    alike: float = 0.4
    """The least share that paragraphs of a shape must have among those of their sections."""

    told_below: float = 0.25
    """From this share of linked titles on that have a paragraph of text below them, it is about them."""

    # entries without links, where the page is made of them
    unlinked: float = 0.3
    """The least share of the words of a page that they must hold."""
    enough_unlinked: int = 8
    """The least number of them, unless nearly all that the page says is in them.

    There must be more of them than of entries with links.
    """
    unlinked_named: float = 0.8
    """The least share of a list's items that must begin with a name."""

    enough_bare: int = 2
    """The least number of items without links that make a section of their own beside others with links."""

    enough_alike_terms: int = 12
    """So many headings of one level are terms, whatever their order, if nearly all"""
    alike_terms: float = 0.9
    """have one paragraph and no link below them, at least this share of them,"""
    term_order: float = 0.9
    """and fewer are where this share of them stands in alphabetical order."""
    told_within: int = 3
    """The text about what a heading names begins with that, behind so many letters of an article at most."""

    # headings: `levels`
    headed: float = 0.5
    """The least share of a level's headings that are links, if they are entries."""
    addressed: float = 0.6
    """The same for headings below which fields stand that others have, or an address that names nothing itself."""
    addressed_sections: float = 0.1
    """With a larger share of them that hold several entries, such a level is one of sections,"""
    sections: float = 0.4
    """and with more than this share any other is."""
    shared: float = 0.15
    """The least share of the headings that must have a field for its name to count as one."""
    crowded: float = 0.3
    """Where a larger share of headings has most fields twice, it is sections of entries that they head."""
    sure: float = 0.8
    """From this share on, headings of the level without any field are entries too,"""
    sure_linked: float = 0.75
    """and from this one on where those are links, or have addresses."""
    enough_linked: int = 3
    """The least number of headings that are links, or have addresses, for entries without fields."""
    enough_to_doubt: int = 4
    """Of this many headings one may have its fields twice and be an entry still."""
    recurring: int = 3
    """A name in so many parts says what it is to each, and is none."""
    enough_to_stray: int = 5
    """Beside so many entries of one level a heading of another one can be an entry that has gone astray."""
    astray_shared: int = 2
    """So many fields, and half of those that entries have, show that it is one."""
    astray: float = 0.1
    """The largest share of entries that can have gone astray."""
    enough_below: int = 3
    """The least number of headings below which one of the same title names a field,"""
    linked_above: float = 0.6
    """and the least share of them that are links."""

    # tables: `columns`
    cell_linked: float = 1.2
    """For a column as the names: its cells link what they say."""
    cell_marked: float = 0.3
    """For it: its cells are in bold or code."""
    column_first: float = 1.0
    """For it: it is the first one that could be."""
    column_viable: float = 0.5
    """A column could be if no more speaks against it."""
    cell_distinct: float = 0.8
    """The least share of different names among tables that are one entry each."""
    header_names: float = 0.8
    """For it: its header is a word for what lists hold."""
    header_says_name: float = 0.5
    """For it, besides: that word means a name."""
    cell_repeated: float = 2.0
    """Against it: its cells are empty or alike."""
    cell_numeric: float = 2.0
    """Against it: its cells are numbers or dates."""
    cell_address: float = 2.0
    """Against it: its cells show where they lead (a URL, `link`)."""
    header_address: float = 1.0
    """Against it: its header is a word for an address,"""
    header_describes: float = 1.0
    """or for a description while other cells link what they say."""
    column: float = 0.3
    """So much evidence a column needs to name entries."""
    name_words: float = 12.0
    """With more words than this, texts are sentences rather than names."""
    sentence_words: float = 5.0
    """From so many words in the mean on, a column describes, if no header says which one does."""
    row_linked: float = 0.4
    """The least share of rows with a link off the page for a table to hold entries on a page of links."""

    # descriptions apart from the line: `abstracts`
    abstract_words: float = 3.0
    """The least number of words of a text that describes an entry from elsewhere."""

    # the page, and what its entries have in common
    preamble: int = 5
    """Where the sections hold so many times the entries above the first one, those are none (translations, badges)."""
    consistent: int = 3
    """What stands behind so many names is a field of the list,"""
    consistent_share: float = 0.03
    """if it stands behind so large a share of them."""


WEIGHTS = Weights()
