"""Labels that lines begin with: in bold, in code, in brackets, as a date or a venue; links that say what they lead to.

May not: decide what the name is, or whether others begin alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_lint.catalog import leads
from awesome_lint.catalog.flat import Flat, has_link, links
from awesome_lint.catalog.link_kinds import is_badge, is_generic, says_address, shows_url
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

TEXT_BEHIND = late_pattern(r"(?P<bracket>\])?[ \t]+(?=[^\W_])")
_BAR_BEHIND = late_pattern(r"[ \t]*\|[ \t]+(?P<bracket>(?!))?(?=[^\W_])")
MARK_BEHIND = late_pattern(r"[ \t]+(?P<mark>[-–—])[ \t]+(?=\w)")
_COLON_BEHIND = late_pattern(r"[:：][ \t]*(?=[^\W_])")
_YEAR_BEHIND = late_pattern(r"[ \t]*(?:[(（](?:19|20)\d\d[a-z]?[)）])?[.:,：，]?[ \t]*")
LABEL = late_pattern(r"\[[^\[\]]{1,40}\]|\([^()]{1,40}\)|【[^【】]{1,40}】", needs="[(【")
_BETWEEN = " \t-–—|,/"
"""Marks between several labels."""
_PAIR = 2
"""A label and what stands between it and what follows."""
AROUND_LABEL = " \t[](){}:："


def text_behind(link: n.Link, behind: n.Node | None) -> re.Match[str] | None:
    """What parts a link from the text right behind it; a bar does where the link only shows where it leads."""
    if not isinstance(behind, n.Text):
        return None
    found = TEXT_BEHIND.match(behind.text)
    return _BAR_BEHIND.match(behind.text) if found is None and shows_url(link) else found


def last_before_text(nodes: Sequence[n.Node], at: int) -> int:
    """The index of the last of the links that a line begins with which say what they lead to, with marks between."""
    while (
        at + 2 < len(nodes)
        and isinstance(link := nodes[at + 2], n.Link)
        and is_generic(link)
        and isinstance(between := nodes[at + 1], n.Text)
        and not any(map(str.isalnum, between.text))
    ):
        at += 2
    return at


def labels_end(nodes: Sequence[n.Node], at: int) -> int:
    """The index behind what a line begins with in bold or code, if a space and a word follow; `at` where not.

    So is what stands in italics right before a link that says more than what it leads to.
    """
    if is_italic_label(nodes, at):
        return at + _PAIR
    end = at
    while end < len(nodes) and _may_label(nodes[end]):
        end += 1
        behind = nodes[end] if end < len(nodes) else None
        if isinstance(behind, n.Text) and (TEXT_BEHIND.match(behind.text) or MARK_BEHIND.match(behind.text)):
            return end
        if isinstance(behind, n.Text) and _COLON_BEHIND.match(behind.text) and is_dated(nodes[end - 1]):
            return end
        if end == at + 1 and _is_italic(nodes, end):
            return end + 1
        end += isinstance(behind, n.Text) and not behind.text.strip(_BETWEEN)
    if end > at and end < len(nodes) and _is_linked(nodes[end]):
        is_name = isinstance(nodes[end], n.Strong) or (end > at + 2 and not is_generic(links([nodes[end]])[0]))
        return end if is_name or leads.is_date(Flat([nodes[at]]).text) else at
    if end == at + 1 and end + 1 < len(nodes) and _is_colon(nodes[end]):
        link = nodes[end + 1]
        return end + 1 if isinstance(link, n.Link) and not says_address(link) else at
    return at


def is_italic_label(nodes: Sequence[n.Node], at: int) -> bool:
    """Whether something in italics, a space and a link that may be a name stand at a place."""
    label, between, link = nodes[at : at + 3] if len(nodes) > at + _PAIR else (None, None, None)
    if not isinstance(label, n.Emphasis) or not isinstance(link, n.Link) or has_link([label]):
        return False
    is_space = isinstance(between, n.Text) and not between.text.strip(" \t:：")
    return is_space and not (is_badge(link) or is_generic(link) or says_address(link))


def is_dated(node: n.Node) -> bool:
    """Whether a node is a date, or a venue and its year, be it in brackets."""
    return leads.is_dated_label(Flat([node]).text.strip(AROUND_LABEL))


def _may_label(node: n.Node) -> bool:
    """Whether a node is something without a link in bold or code, be the code in italics."""
    if isinstance(node, n.Emphasis) and len(node.children) == 1:
        node = node.children[0]
        return isinstance(node, n.Code)
    return isinstance(node, n.Strong | n.Code) and not has_link([node])


def _is_italic(nodes: Sequence[n.Node], at: int) -> bool:
    """Whether a mark, or a year and a mark, and then something in italics stand at a place."""
    following = nodes[at : at + 2]
    return (
        len(following) > 1
        and isinstance(following[0], n.Text)
        and _YEAR_BEHIND.fullmatch(following[0].text) is not None
        and isinstance(following[1], n.Emphasis)
    )


def _is_linked(node: n.Node) -> bool:
    """Whether a node is a link, be it in bold."""
    inner = node.children[0] if isinstance(node, n.Strong) and len(node.children) == 1 else node
    return isinstance(inner, n.Link)


def label_end(nodes: Sequence[n.Node]) -> int:
    """The index of the link that a line begins with behind a date, a venue and its year, or a label in brackets.

    Images may stand between them; 0 where none does.
    """
    if not nodes or not isinstance(nodes[0], n.Text | n.Emphasis | n.Strong | n.Code):
        return 0
    at = next((at for at in range(1, len(nodes)) if isinstance(nodes[at], n.Link) and not is_badge(nodes[at])), 0)
    text = Flat(nodes[:at]).text.strip()
    is_label = leads.is_dated_label(text.strip(AROUND_LABEL)) or LABEL.fullmatch(text) is not None
    return at if at and is_label and not _is_generic(nodes[at]) else 0


def _is_generic(node: n.Node) -> bool:
    return isinstance(node, n.Link) and is_generic(node)


def _is_colon(node: n.Node) -> bool:
    return isinstance(node, n.Text) and node.text.strip() in (":", "：")
