"""What of a line is the name of its entry.

`[name](url) - Description.` and its kin: the name in bold or code, behind an emoji, badge or
number, with the link in the name or after it, any separator or none. A line that begins with text
can be read in several ways; which one, the lines around it tell (`ways`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from awesome_lint.catalog import emphasis, leads, line_labels, openings, separators, title_ends
from awesome_lint.catalog.description import describe
from awesome_lint.catalog.flat import EMPHASES, LETTERS, Flat, count_words, first_link, is_break, links
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import is_badge, is_generic, leads_to_source
from awesome_lint.catalog.ways import EMPHASIS, HEADING, USUAL, WHOLE, Naming, Way, choose
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_TITLE_BEHIND = late_pattern(r":?[ \t]+[A-Z][\w-]*[ \t]+\w")
"""How a title goes on behind its first words in bold: `**RoboSaw**: Cutting for …`, `**Soft Saws** Cut …`."""
_SMALL_BEHIND = late_pattern(r"[ \t]+(?:and|in|of|on|to|with)[ \t]+\w")
"""How it goes on with a small word: `**The Saw** of the Future [[notes](…)]`."""
_IN_BRACKETS = late_pattern(r"[^()]+\)")
"""A name behind a bracket, and the one that closes it: `(Name): text`."""
_STOPPED = late_pattern(r"\S+[ \t].*[^\W\d_]{3}(?<!\betc)(?<!\bInc)(?<!\bLtd)(?P<stop>\.)\Z")
"""Several words and a full stop, which is none of an abbreviation."""
_LED_OVER = late_pattern(r".*[^\W\d_]{3}[)\]]?[.?!]{1,2}(?P<over>)[ \t]+(?:[^\s.]+[ \t]+)?[^\s.]+[ \t]*\Z")
"""A sentence and the word or two that lead from it to a venue in italics: `A Title. In *COLT 2016*`."""
_SHORTCODE = late_pattern(r"\s*(?::[a-z0-9_+-]+:\s+)+(?=.*\w)", re.IGNORECASE)
"""Emoji that are written as words, before a name."""
_ENDS_IN_EMOJI = late_pattern(r":[a-z0-9_+-]+:\Z", re.IGNORECASE | re.ASCII)
_ENDING = " \t:：,，"
"""Marks that a name may end in, `**Name:** text`, and that are no part of it."""
_STOPS = (".", "?", "!")
_COLONS = (":", "：")
_BEHIND_QUOTE = ("", *"-–—|,.")
_BETWEEN = late_pattern(r"[|,，]")
"""Marks between several labels."""
_BAR = late_pattern(r"(?<![ \t])[ \t]*\|")


def read(nodes: Sequence[n.Node], naming: Naming = USUAL) -> Line | None:
    """Read inline nodes as an entry's line; None where nothing in them could be a name.

    `naming` says what names a line that begins with text.
    """
    at = openings.skip_decoration(nodes)
    if at == len(nodes):
        return None
    first = nodes[at]
    if isinstance(first, n.Link) and naming.way is Way.BEHIND:
        return _named_behind(nodes, at, first)
    if naming.way is Way.BEHIND and (end := line_labels.labels_end(nodes, at)) > at:
        return _named_behind_labels(nodes, end)
    if naming.labels and isinstance(first, n.Text):
        return _named_behind_leads(nodes, at, first, naming)
    if isinstance(first, n.Link):
        line = _named_by_path(nodes, at, first) or _named_by(nodes, at, first, Start.LINK, first)
    elif isinstance(first, LETTERS):
        line = _named_in_text(nodes, at, naming)
    elif isinstance(first, n.Strong) and _leads_on(nodes, at):
        line = _named_in_text(nodes, at, HEADING)
    else:
        inner = first.children if isinstance(first, EMPHASES) else [first]
        is_struck = isinstance(first, n.Strikethrough)
        if len(inner) > 1 and _begins_entry(inner, is_struck=is_struck) and (is_struck or at == len(nodes) - 1):
            return _named_within(inner, nodes[at + 1 :])
        linked = first_link(inner)
        is_link = linked is not None and _covers(inner, linked)
        line = _named_by(nodes, at, first, Start.LINK if is_link else Start.MARKED, linked)
    if line is not None:
        line.main = line.main or _link_behind(line.rest)
        describe(line)
    return line


def _begins_entry(inner: Sequence[n.Node], *, is_struck: bool) -> bool:
    """Whether what stands in emphasis begins with a link, or with code and a mark behind it, as a whole entry does.

    What is struck through may as well begin with bold or italics.
    """
    behind = inner[1].text if isinstance(inner[1], n.Text) else ""
    if is_struck and isinstance(inner[0], n.Emphasis | n.Strong):
        return True
    return isinstance(inner[0], n.Link) or (isinstance(inner[0], n.Code) and separators.find(behind, 0, "") is not None)


def _named_within(inner: Sequence[n.Node], behind: Sequence[n.Node]) -> Line | None:
    """A whole entry in emphasis, or struck through with a remark behind it."""
    line = read(inner)
    if line is not None:
        line.rest = [*line.rest, *behind]
    return line


def _named_behind(nodes: Sequence[n.Node], at: int, link: n.Link) -> Line | None:
    """A name behind the links that the line begins with: `[[arXiv](…)] A Title`."""
    at = line_labels.last_before_text(nodes, at)
    if openings.is_title_behind(nodes, at):
        line = _named_by(nodes, at + 2, nodes[at + 2], Start.MARKED, link)
        if line is not None:
            describe(line)
        return line
    behind = nodes[at + 1] if at + 1 < len(nodes) else None
    match = line_labels.text_behind(link, behind)
    if match is None or not isinstance(behind, n.Text):
        return None
    text = n.Text(behind.start + match.end(), behind.end, text=behind.text[match.end() :])
    line = read([text, *nodes[at + 2 :]], HEADING)
    if line is not None:
        line.before = [*nodes[: at + 1], *line.before]
        line.main, line.is_title = link, True
    return line


def _named_behind_leads(nodes: Sequence[n.Node], at: int, first: n.Text, naming: Naming) -> Line | None:
    """A name behind what such lines begin with: `CVPR 2016, A Title [paper](…)`."""
    label, *others = naming.labels
    inner = replace(naming, labels=tuple(others))
    begin = openings.leading_end(first.text)
    flat = Flat(nodes[at : openings.text_end(nodes, at)])
    match = label.match(flat.text[begin:])
    if match is None:
        return read(nodes, inner)
    place = flat.span(begin, begin + match.end())
    line = read(_after(nodes[at:], place.end), inner)
    if line is not None:
        line.before = [*nodes[:at], *_before(nodes[at:], place.end), *line.before]
    return line


def _named_behind_labels(nodes: Sequence[n.Node], end: int) -> Line | None:
    """A name behind labels in bold or code: `**ICRA** A Title [paper](…)`; italics behind its full stop are no part."""
    above = Flat(nodes[end : emphasis.emphasis_at(nodes, end)]).text.rstrip()
    line = read(nodes[end:], replace(HEADING, mark=EMPHASIS) if above.endswith(_STOPS) else HEADING)
    if line is not None:
        line.before = [*nodes[:end], *line.before]
    return line


def read_cell(nodes: Sequence[n.Node]) -> Line | None:
    """Read the cell of a table that names an entry: text without a link is its name as a whole.

    So is a title of several words before a link that says what it leads to.
    """
    begun = openings.opening(nodes)
    if begun is None or begun.link is None:
        return read(nodes, WHOLE)
    if begun.says_nothing and count_words(begun.text) >= WEIGHTS.bare_words:
        return read(nodes, HEADING)
    return read(nodes, choose([([begun], 0)]).way_of(begun))


def _link_behind(rest: Sequence[n.Node]) -> n.Link | None:
    """The first link behind a name that is no badge, else the first one."""
    found = links(rest)
    return next((link for link in found if not is_badge(link)), found[0] if found else None)


def _covers(nodes: Sequence[n.Node], link: n.Link) -> bool:
    """Whether a link is all that nodes say."""
    return all(node is link or is_badge(node) or (isinstance(node, n.Text) and not node.text.strip()) for node in nodes)


def _named_by(nodes: Sequence[n.Node], at: int, named: n.Node, start: Start, main: n.Link | None) -> Line | None:
    inner = _above_authors(named.children) or [named]
    label = openings.label_in_bold(inner[0].text) if start is not Start.LINK and isinstance(inner[0], n.Text) else 0
    if label and isinstance(inner[0], n.Text):
        first = n.Text(inner[0].start + label, inner[0].end, text=inner[0].text[label:])
        inner = [first, *inner[1:]] if first.text else inner[1:]
    if len(inner) == 1 and isinstance(inner[0], n.Text):
        name, span = inner[0].text.strip(), inner[0].span
        if len(name) != span.end - span.start:
            begin = span.start + inner[0].text.index(name)
            span = Span(begin, begin + len(name))
    else:
        flat = Flat(inner)
        mark = _SHORTCODE.match(flat.text)
        begin, end = flat.stripped(mark.end() if mark else 0)
        end = begin + len(flat.text[begin:end].rstrip(_ENDING)) if not _ENDS_IN_EMOJI.search(flat.text[:end]) else end
        name, span = " ".join(flat.text[begin:end].split()), flat.span(begin, end) if begin < end else named.span
    if not name:
        return None
    shorter = name.rstrip(_ENDING)
    if start is Start.MARKED and (stopped := _STOPPED.match(shorter)) is not None:
        shorter = shorter[: stopped.start("stop")]
    if shorter not in ("", name) and span.end - span.start == len(name) and not _ENDS_IN_EMOJI.search(name):
        name, span = shorter, Span(span.start, span.start + len(shorter))
    return Line(start, name, span, main, nodes[:at] or (), nodes[at + 1 :] or ())


def _above_authors(nodes: Sequence[n.Node]) -> Sequence[n.Node]:
    """The nodes of a name without the line in italics below it, as of persons."""
    at = next((at for at, node in enumerate(nodes) if is_break(node)), len(nodes))
    below = [node for node in nodes[at + 1 :] if any(map(str.isalnum, Flat([node]).text))]
    return nodes[:at] if at and below and all(isinstance(node, n.Emphasis) for node in below) else nodes


def _named_by_path(nodes: Sequence[n.Node], at: int, owner: n.Link) -> Line | None:
    """The name in two links, `[owner](…/owner)/[repository](…/owner/repository)`."""
    if len(nodes) < at + 3 or not isinstance(nodes[at + 1], n.Text) or nodes[at + 1].text.strip() != "/":  # type: ignore[attr-defined]
        return None
    main = nodes[at + 2]
    if isinstance(main, n.Strong) and len(main.children) == 1:
        main = main.children[0]
    if not isinstance(main, n.Link) or not main.url.startswith(owner.url.rstrip("/") + "/"):
        return None
    name = "/".join(n.plain_text(each.children).strip() for each in (owner, main))
    return Line(Start.LINK, name, Span(owner.start, nodes[at + 2].end), main, nodes[: at + 1], list(nodes[at + 3 :]))


def _named_in_text(nodes: Sequence[n.Node], at: int, naming: Naming) -> Line | None:
    """A name in plain text: up to a separator, else up to the first link, else all of it."""
    end = openings.text_end(nodes, at)
    if naming.way is Way.LINK:
        return _named_by_link(nodes, at, end, naming.mark)
    if naming.way is Way.MARKED:
        named = emphasis.marked_at(nodes, at, end)
        if named < end and _goes_on(nodes, named, end):
            return _named_in_text(nodes, named, HEADING)
        if named < end:
            return _named_by(nodes, named, nodes[named], Start.MARKED, None)
    end = _wrapped_end(nodes, at, end) if naming.mark != EMPHASIS else min(end, emphasis.emphasis_at(nodes, at))
    flat = Flat(nodes[at:end])
    begin = openings.leading_end(flat.text)
    quoted = openings.quotation(flat.text)
    if quoted is not None and (naming.way is Way.QUOTED or (quoted["quoted"] and _is_title_quoted(quoted))):
        line = _named_by_text(nodes, at, flat, *_stripped_quoted(flat, quoted), is_title=True)
        if line is not None:
            line.is_cut, line.rest = True, _after(nodes[at:], flat.span(begin, quoted.end()).end)
        return line
    is_whole = naming.way is Way.WHOLE or (naming.way is Way.TITLE and not _is_sentence(flat.text, begin))
    match = None if is_whole else separators.find(flat.text, begin, naming.mark)
    if match is not None and flat.text.rstrip()[-1:] == "|":  # `A title: with a colon | venue |`
        match = _BAR.search(flat.text, begin)
    stop = match.start() if match is not None else len(flat.text)
    if match is None and naming != WHOLE and (naming.way is Way.TITLE or _leads_to_source(nodes[end:])):
        stop = title_ends.find(flat.text, begin, naming.mark)
    if naming.mark == EMPHASIS and (stopped := _LED_OVER.match(flat.text, begin, stop)) is not None:
        stop = stopped.start("over")
    opened = flat.text.rfind("(", begin, stop)
    if opened > begin and ")" not in flat.text[opened:stop]:  # `A Title (by [Author](…))`
        stop = opened
    begin, stop = flat.stripped(begin, stop, openings.AROUND)
    if naming.way is Way.TITLE and (stopped := _STOPPED.match(flat.text, begin, stop)) is not None:
        stop = stopped.start("stop")
    line = _named_by_text(nodes, at, flat, begin, stop, is_title=match is None and naming != USUAL)
    if line is not None:
        line.is_cut = match is not None and bool(naming.mark)
    return line


def _goes_on(nodes: Sequence[n.Node], named: int, end: int) -> bool:
    """Whether a title goes on behind its first words, which are bold, up to a link that says what it leads to."""
    link = first_link(nodes[end:])
    behind = nodes[named + 1] if named + 1 < end else None
    goes_on = isinstance(behind, n.Text) and _TITLE_BEHIND.match(behind.text) is not None
    return goes_on and link is not None and is_generic(link)


def _leads_on(nodes: Sequence[n.Node], at: int) -> bool:
    """Whether a small word leads from the bold first words of a title to the others, up to a link in brackets."""
    end = openings.text_end(nodes, at)
    behind, last = (nodes[at + 1], nodes[end - 1]) if at + 1 < end < len(nodes) else (None, None)
    is_bracketed = isinstance(last, n.Text) and last.text.rstrip().endswith(("[", "("))
    return is_bracketed and isinstance(behind, n.Text) and _SMALL_BEHIND.match(behind.text) is not None


def _wrapped_end(nodes: Sequence[n.Node], at: int, end: int) -> int:
    """The end of a text whose quotation goes on in the next line."""
    while end < len(nodes) and isinstance(nodes[end], n.Break):
        text = Flat(nodes[at:end]).text
        if text.count('"') % 2 == 0 and text.rfind("“") <= text.rfind("”"):
            break
        end = openings.text_end(nodes, end + 1)
    return end


def _is_sentence(text: str, begin: int) -> bool:
    """Whether a text is too long for a title, with a dash behind its first words."""
    dash = separators.find(text, begin, "")
    is_dashed = (
        dash is not None and ":" not in dash[0] and count_words(text[begin : dash.start()]) <= WEIGHTS.name_words
    )
    return is_dashed and count_words(text) > WEIGHTS.title_words


def _is_title_quoted(quoted: re.Match[str]) -> bool:
    """Whether a text begins with quotation marks, and a mark, or nothing, follows; or authors stand before these."""
    before = quoted.string[: quoted.start()].strip()
    if before:
        return leads.cites(before) and count_words(quoted["quoted"]) >= WEIGHTS.title_least
    return quoted.string[quoted.end() :].lstrip()[:1] in _BEHIND_QUOTE


def _stripped_quoted(flat: Flat, quoted: re.Match[str]) -> tuple[int, int]:
    """The place of what stands in quotation marks, without the mark that citations put within them."""
    begin, end = flat.stripped(*quoted.span(quoted.lastgroup or 0))
    return (begin, end - 1) if flat.text[end - 1 : end] in (".", ",") else (begin, end)


def _named_by_text(
    nodes: Sequence[n.Node], at: int, flat: Flat, begin: int, stop: int, *, is_title: bool
) -> Line | None:
    """A name in plain text between two places of it."""
    if begin >= stop:
        return None
    is_bracketed = flat.text[:begin].endswith("(") and _IN_BRACKETS.fullmatch(flat.text, begin, stop) is not None
    end = stop - is_bracketed
    name, span = " ".join(flat.text[begin:end].split()), flat.span(begin, end)
    rest = _after(nodes[at:], flat.span(begin, stop).end)
    return Line(Start.TEXT, name, span, None, nodes[:at] or (), rest, is_title=is_title)


def _leads_to_source(nodes: Sequence[n.Node]) -> bool:
    """Whether the first link says that it leads to a paper, its code or the like."""
    link = first_link(nodes)
    return link is not None and leads_to_source(link)


def _named_by_link(nodes: Sequence[n.Node], at: int, end: int, mark: str) -> Line | None:
    """The name in the first link behind a text and a mark, which is a label, or the beginning of a sentence."""
    for index in range(end, len(nodes)):
        link = next((link for link in links([nodes[index]]) if not is_badge(link)), None)
        if link is not None:
            before = Flat(nodes[at:index]).text
            words = max(map(count_words, _BETWEEN.split(before)))
            is_label = mark in _COLONS or words <= WEIGHTS.label_words or leads.authored(before)
            return _named_by(nodes, index, link, Start.LINK if is_label else Start.TEXT, link)
    return None


def _after(nodes: Sequence[n.Node], offset: int) -> Sequence[n.Node]:
    """The nodes behind an offset; text across it is cut."""
    return tuple(_cut(nodes, offset))


def _before(nodes: Sequence[n.Node], offset: int) -> Iterator[n.Node]:
    """The nodes before an offset; text across it is cut."""
    for node in nodes:
        if node.end <= offset:
            yield node
        elif node.start < offset and isinstance(node, n.Text):
            yield n.Text(node.start, offset, text=node.text[: offset - node.start])


def _cut(nodes: Sequence[n.Node], offset: int) -> Iterator[n.Node]:
    for node in nodes:
        if node.start >= offset:
            yield node
        elif node.end > offset and isinstance(node, n.Text):
            yield n.Text(offset, node.end, text=node.text[offset - node.start :])
