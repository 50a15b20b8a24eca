"""How a line begins: what stands before its name and its first link, by which lines of one form are known.

May not: decide what the name is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_lint.catalog import emphasis, leads, line_labels, separators
from awesome_lint.catalog.flat import LETTERS, Flat, count_words, has_link, links
from awesome_lint.catalog.link_kinds import (
    is_badge,
    is_generic,
    leads_to_number,
    leads_to_source,
    says_address,
    shows_url,
)
from awesome_lint.catalog.opening import Opening
from awesome_lint.catalog.ways import EMPHASIS, LINKED
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_LEADING = late_pattern(
    r"(?:\[(?:[^\[\]]{1,24}|[^\[\]]{0,60}(?:19|20)\d\d[^\[\]]{0,60})\]\.?(?=[ \t])"
    r"|【[^【】]{0,60}(?:19|20)\d\d[^【】]{0,60}】|\([^()]{1,24}\)(?=[ \t]+\Z)|#[a-z][\w/-]{1,24}[ \t]+(?=\S|\Z)"
    r"|\([^()]{2,24}(?:19|20)\d\d[^()]{0,10}\)[ \t]*(?=[^\s([])"
    r"|(?:!!!|\?{3}\+?)[ \t]+\w{1,24}[ \t]+\"(?=\Z)"
    r"|!?\[[^\[\]]*\]\[[^\[\]]*\]|:[A-Za-z0-9_+-]+:|\(?\d{1,4}[.)][ \t]"
    r"|(?!(?<![.\d])\.[^\W\d_])[^\w`]|_)*",
)
QUOTED = late_pattern(
    r"[\"“«「](?P<quoted>[^\"“”«»「」]{3,300})[\"”»」]|[《【『](?P<title>[^《》【】『』]{1,300})[》】』]",
    needs='"“«「《【『',
)
_MARK = late_pattern(r"[ \t]{0,99}(?P<mark>[:：,，]|[-–—]{1,3}|\||=>)[ \t]{0,99}[(\[]{0,2}\Z")
_WORD_BEFORE = late_pattern(r"[^\W\d_][ \t]+\Z")
_SMALL_BEHIND = late_pattern(r"[ \t]+[a-zß-öø-ÿ]")
_WORD_BEHIND = late_pattern(r"[ \t]+[^\W\d_]")
_NUMBER = late_pattern(r"\s*\(?\d{1,3}[.)](?:[ \t]+(?=\S|\Z)|(?=[A-Z][\w-]*[ :]))|\s*\d{1,3}、(?=\S)", needs=".)、")
"""The number that a heading or bold text begins with."""
_BEFORE_IDEOGRAPH = late_pattern(r"\s*\(?\d{1,3}[.)](?=[\u3040-\u9fff])", needs=".)")
"""The same without a space; so wide a range takes longer to compile than many patterns, and few pages need it."""
_VENUE = r"[\[【][^\[\]【】]{0,60}(?:19|20)\d\d[^\[\]【】]{0,60}[\]】]"
_BRACKETS = late_pattern(r"\[[^\[\]]*\]|【[^【】]*】")
_BRACKETED = late_pattern(rf"\s*{_VENUE}\s*\Z", needs=("19", "20"))
_DATED = late_pattern(rf"\s*{_VENUE}[ \t:.-]*(?=\w)", needs=("19", "20"))
"""The venue and the year in brackets that bold text begins with: `**[CVPR 2023] A Title**`."""
_BY = late_pattern(r"by[ \t]+[A-Z]")
_LEADS_ON = late_pattern(
    r"(?:^|[ \t(])(?:an?|and|as|at|by|for|from|her|his|in|its|of|on|or|our|see|the|their|this|to|via|with|your)\Z",
    re.IGNORECASE,
)
"""The word that leads from a sentence to a link: `described in the`."""
_NUMBERED = late_pattern(r"[(\[]\d{1,4}[)\]][.:]?\Z")
_SILENT = (n.Html, n.Break, n.FootnoteReference)
"""What says nothing before a name."""
_ENDS_OF_TEXT = (n.Link, n.Image, n.Break)
AROUND = " \t\u00a0([:：,，;|/→➜-–—"


def opening(nodes: Sequence[n.Node]) -> Opening | None:
    """How a line begins, if the lines around it tell what its name is; None if it begins with that."""
    at = skip_decoration(nodes)
    if at < len(nodes) and isinstance(nodes[at], n.Link):
        return _opening_behind(nodes, at)
    if at < len(nodes) and (end := line_labels.labels_end(nodes, at)) > at:
        return _opening_labelled(nodes, at, nodes[end])
    if at == len(nodes) or not isinstance(nodes[at], LETTERS):
        return None
    end = text_end(nodes, at)
    flat = Flat(nodes[at:end])
    link = next((link for link in links(nodes[end:]) if not is_badge(link)), None)
    if _begins_aside(flat.text):
        link = None
    begin = leading_end(flat.text)
    mark = _MARK.search(flat.text, begin) if link is not None else None
    text = flat.text[begin : mark.start() if mark else len(flat.text)].strip(AROUND)
    inner = separators.kinds(text)
    said = n.plain_text(link.children) if link is not None else None
    is_label = said is not None and line_labels.LABEL.fullmatch(said) is not None
    runs_on = link is not None and _runs_on(nodes, link)
    if runs_on and link is not None and (is_label or is_generic(link)) and not _LEADS_ON.search(text):
        is_word = is_label and any(map(str.isalpha, said or ""))  # a number is a note in a sentence
        runs_on = not (is_word or _tells_of_work(nodes, link))
    is_label = is_label and not runs_on
    is_bracketed = is_label or flat.text.rstrip()[-1:] in ("[", "(")
    says_nothing = link is None or is_bracketed or shows_url(link) or is_generic(link)
    if link is not None and leads_to_source(link):
        inner = inner.replace(":", "")  # titles of papers have colons
    amid = (index for index in range(at, end) if emphasis.is_marked(nodes[index]) and not _is_amid(nodes, index))
    marked = next((n.plain_text(nodes[index].children) for index in amid), "")
    marked = "" if _BRACKETS.fullmatch(marked) else marked  # a venue and its year behind a title
    quoted = quotation(flat.text)
    has_quoted = quoted is not None and (quoted["quoted"] is None or count_words(quoted["quoted"]) > 1)
    emphasized = emphasis.emphasis_at(nodes, at)
    return Opening(
        text,
        mark["mark"] if mark else "",
        inner,
        said,
        says_nothing,
        runs_on,
        marked,
        emphasized < end and not _is_amid(nodes, emphasized),
        emphasis.title_in_italics(nodes[emphasized]) if emphasized < end else "",
        has_quoted,
    )


def quotation(text: str) -> re.Match[str] | None:
    """What stands in quotation marks or title brackets in a text, but for a venue and its year: `【CVPR 2023】`."""
    found = QUOTED.finditer(text)
    return next((each for each in found if not (each["title"] and leads.is_dated_label(each["title"]))), None)


def label_in_bold(text: str) -> int:
    """The end of the number, or of the venue and the year in brackets, that a text in bold begins with; 0 if none."""
    dated = _DATED.match(text) if text[:1] in "[【" else None
    return number_end(text) if dated is None else dated.end()


def _begins_aside(text: str) -> bool:
    """Whether a bracket behind a name says more than its link: `Name (told by [Author](…))`."""
    name, bracket, said = text.rpartition("(")
    is_open = bracket and ")" not in said and name[-1:].isspace() and any(map(str.isalnum, name))
    return bool(is_open) and said[-1:].isspace() and said.replace(" ", "").isalpha()


def _opening_behind(nodes: Sequence[n.Node], at: int) -> Opening | None:
    """How a line begins whose links stand in brackets, or say what they lead to, with a text right behind them."""
    first, at = nodes[at], line_labels.last_before_text(nodes, at)
    link, behind = nodes[at], nodes[at + 1] if at + 1 < len(nodes) else None
    assert isinstance(link, n.Link)
    if link is not first and count_words(n.plain_text(first.children)) > WEIGHTS.label_words:
        return None  # a title, and what there is of it
    match = line_labels.text_behind(link, behind)
    said = n.plain_text(link.children)
    if is_title_behind(nodes, at):
        return Opening(
            "", "", "", said, leads.is_dated_label(said.strip(line_labels.AROUND_LABEL)), runs_on=False, is_behind=True
        )
    if match is None:
        return None
    says_nothing = is_generic(link) or (shows_url(link) and (leads_to_number(link) or "|" in match[0]))
    if match["bracket"] is None and not says_nothing:
        return None
    return Opening("", "", "", said, says_nothing, runs_on=False, is_behind=True)


def is_title_behind(nodes: Sequence[n.Node], at: int) -> bool:
    """Whether a link in brackets, or such as is a venue, and then a title in bold stand at a place.

    `[[CVPR 2022]](…) **A Title**`, `[[CVPR 2022](…)] **A Title**`.
    """
    following = nodes[at : at + 3]
    if len(following) < 3 or not isinstance(following[1], n.Text) or not isinstance(following[2], n.Strong):  # noqa: PLR2004
        return False
    said = n.plain_text(following[0].children).strip()
    is_label = line_labels.LABEL.fullmatch(said) is not None or leads.is_dated_label(said)
    return is_label and not following[1].text.strip(" \t.:-–—])")


def _opening_labelled(nodes: Sequence[n.Node], at: int, behind: n.Node) -> Opening:
    """How a line begins with something in bold or code before words or italics; or in italics before a link."""
    mark, text = "", ""
    if isinstance(behind, n.Link) and isinstance(nodes[at], n.Emphasis):
        mark, text = LINKED, Flat([behind]).text
    elif isinstance(behind, n.Emphasis):
        mark, text = EMPHASIS, Flat([behind]).text
    elif isinstance(behind, n.Text) and (match := line_labels.MARK_BEHIND.match(behind.text)) is not None:
        mark = match["mark"]
    said = Flat([nodes[at]]).text
    return Opening(text, mark, "", said, says_nothing=False, runs_on=False, is_labelled=True)


def leading_end(text: str) -> int:
    """Where the first word of a text begins, behind numbers, brackets and emoji."""
    leading = _LEADING.match(text)
    end = leading.end() if leading else 0
    return number_end(text, end)


def number_end(text: str, begin: int = 0) -> int:
    """Where the number ends that a heading or bold text begins with; `begin` where it begins with none."""
    number = _NUMBER.match(text, begin)
    if number is None and not text.isascii():
        number = _BEFORE_IDEOGRAPH.match(text, begin)
    return begin if number is None else number.end()


def text_end(nodes: Sequence[n.Node], at: int) -> int:
    """The index of the first link, image or line break behind `at`."""
    for index in range(at, len(nodes)):
        if isinstance(nodes[index], _ENDS_OF_TEXT) or (index > at and has_link(nodes[index].children)):
            return index
    return len(nodes)


def _runs_on(nodes: Sequence[n.Node], link: n.Link) -> bool:
    """Whether a sentence goes on behind a link."""
    behind = next((node for node in nodes if node.start >= link.end), None)
    return isinstance(behind, n.Text) and _WORD_BEHIND.match(behind.text) is not None


def _tells_of_work(nodes: Sequence[n.Node], link: n.Link) -> bool:
    """Whether what stands behind a link is no sentence, but says whose work it leads to, or when that came out."""
    said = Flat(node for node in nodes if node.start >= link.end).text.strip()
    return _BY.match(said) is not None or leads.is_dated_label(said) or leads.names_persons(said)


def _is_amid(nodes: Sequence[n.Node], index: int) -> bool:
    """Whether words stand right before and behind a node, without a mark: `The **primacy bias** in learning`."""
    before, behind = Flat(nodes[:index]).text, Flat(nodes[index + 1 : index + 2]).text
    return _WORD_BEFORE.search(before) is not None and _SMALL_BEHIND.match(behind) is not None


def skip_decoration(nodes: Sequence[n.Node]) -> int:
    """The index of the first node that says something: not an image, emoji, number, bracket or tag."""
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if isinstance(node, n.Link):  # as nearly everywhere
            if not is_badge(node):
                return index
        elif isinstance(node, n.Text):
            match = _LEADING.match(node.text)
            if are_authors(nodes[index : index + 3]):
                index += 2
                continue
            if match is None or match.end() < len(node.text):
                return index
            if node.text.rstrip()[-1:] in ("(", "["):
                index = _closing(nodes, index)
        elif isinstance(node, n.Code):
            if not _is_tag(nodes, index):
                return index
        elif isinstance(node, n.Escape):
            if node.text.isalnum():
                return index
        elif not (_is_aside(nodes, index) or _is_venue(node) or is_badge(node) or isinstance(node, _SILENT)):
            return index
        index += 1
    return len(nodes)


def _is_venue(node: n.Node) -> bool:
    """Whether a node is a venue and its year, in brackets and italics: `*[ICCV 2019]*`."""
    return isinstance(node, n.Emphasis) and _BRACKETED.match(n.plain_text(node.children)) is not None


def are_authors(nodes: Sequence[n.Node]) -> bool:
    """Whether nodes are a line of persons above a title: `Ada North, Bo South:`.

    It ends in a colon, or what is below it stands in quotation marks, in bold, in italics or in a link.
    """
    if len(nodes) > 1 and not isinstance(nodes[1], n.Break):
        return False
    text = nodes[0].text.rstrip() if nodes and isinstance(nodes[0], n.Text) else ""
    if "," not in text or not (text[-1] in ":：" or _begins_title(nodes[2:3])):
        return False
    return leads.are_only_persons(text.rstrip(".,:： "))


def _begins_title(nodes: Sequence[n.Node]) -> bool:
    """Whether a node stands in bold, in italics or in a link, or is a text that begins with quotation marks."""
    if nodes and isinstance(nodes[0], n.Text):
        return QUOTED.match(nodes[0].text.lstrip()) is not None
    return bool(nodes) and isinstance(nodes[0], n.Strong | n.Emphasis | n.Link)


def _closing(nodes: Sequence[n.Node], opening: int) -> int:
    """The index of the node before the bracket that closes one before emphasis, `(*CVPR 2020*) …`, or a bold date.

    A word in bold or code is a label as well, if the text goes on right behind its bracket: `[**TIP**] A Title`.
    """
    following = nodes[opening + 1 : opening + 3]
    closing = following[-1] if len(following) > 1 else None
    if not isinstance(closing, n.Text) or closing.text[:1] not in (")", "]"):
        return opening
    inner = following[0]
    if isinstance(inner, n.Emphasis):
        return opening + 1
    is_label = line_labels.is_dated(inner) or (
        not has_link(following) and line_labels.TEXT_BEHIND.match(closing.text) is not None
    )
    return opening + 1 if isinstance(inner, n.Strong | n.Code) and is_label else opening


def _is_aside(nodes: Sequence[n.Node], index: int) -> bool:
    """Whether authors or a remark in brackets stand in italics before the link or bold text that names; or a number.

    In bold they are known where a link that is a name, or a title in italics or bold, follows.
    """
    node = nodes[index]
    if isinstance(node, n.Strong):
        text = n.plain_text(node.children)
        return _NUMBERED.match(text) is not None or (_is_label(text) and _names(nodes[index + 1 : index + 3]))
    if not isinstance(node, n.Emphasis):
        return False
    text = n.plain_text(node.children)
    following = nodes[index + 1 : index + 3]
    if len(following) < 2 or not isinstance(following[1], n.Link | n.Strong) or is_badge(following[1]):  # noqa: PLR2004
        return False
    is_apart = isinstance(following[0], n.Text) and not any(map(str.isalnum, following[0].text))
    return is_apart and (
        leads.authored(text) or leads.is_dated_label(text) or line_labels.LABEL.fullmatch(text) is not None
    )


def _is_label(text: str) -> bool:
    """Whether a text is authors and a year, or a venue and its year, or stands in brackets."""
    return leads.cites(text) or leads.is_dated_label(text) or line_labels.LABEL.fullmatch(text) is not None


def _names(following: Sequence[n.Node]) -> bool:
    """Whether a link that is a name, italics or bold follow behind a mark or in the next line."""
    if len(following) < 2 or any(map(str.isalnum, Flat(following[:1]).text)):  # noqa: PLR2004
        return False
    named = following[1]
    return isinstance(named, n.Emphasis | n.Strong) or (isinstance(named, n.Link) and not says_address(named))


def _is_tag(nodes: Sequence[n.Node], index: int) -> bool:
    """Whether a code span stands before a link or bold text, with nothing or authors between them: that names then."""
    following = nodes[index + 1 : index + 3]
    if len(following) < 2 or not isinstance(following[0], n.Text) or is_badge(following[1]):  # noqa: PLR2004
        return False
    between = following[0].text.strip()
    if between:
        return leads.cites(between) and isinstance(following[1], n.Link) and not is_generic(following[1])
    return isinstance(following[1], n.Link | n.Strong)
