"""What a link on a list is: one that leads away, a badge, or one that says what it leads to (`paper`, `code`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from awesome_lint.catalog.flat import links, says
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import AnyCase, late_pattern

_WORDS = (
    "paper|papers|pdf|epub|mobi|html|link|links|code|official|website|websites|homepage|home|main|page|project|demo|demos"
    "|git|github|repo|repository|source|here|slide|slides|video|videos|blog|arxiv|doi|doc|docs|documentation|tweet"
    "|model|models|weights|data|dataset|site|download|url|web|article|post|wiki|bibtex|supp|supplementary|poster|talk"
    "|read|view|visit|more|cfp|enlace|sitio|aqui|aquí|lien|ici|webseite|hier|artigo|ссылка|сайт|код|статья|здесь"
)
"""What a link leads to, in some languages."""
_GENERIC = AnyCase(
    rf"\W*(?:(?:web sites?|home page|call for papers|sitio web|{_WORDS})\b\W*){{1,3}}\Z"
    r"|\W*(?:(?:链接|鏈接|連結|论文|論文|代码|代碼|源码|官网|官網|主页|主頁|项目|項目|数据|下载|下載|地址|网址|網址|文档|原文|视频"
    r"|リンク|コード|公式|サイト|링크|논문|코드|홈페이지|사이트)(?:地址|链接|页面)?\W*){1,3}\Z"
    r"|\W*\d[\d.,k]*\W*\Z",
)
"""A few of these words, others of languages without spaces, or a number."""
_SINGLE = frozenset(_WORDS.split("|"))
_CALL = "call"
"""No such word, but what `call for papers` begins with."""
_FIRST_WORD = late_pattern(r"\W*([^\W\d]\w*)")
_SOURCE = AnyCase(
    r"\W*(?:papers?|pdf|arxiv|code|project(?: page)?|slides?|videos?|doi|bibtex|poster|data(?:set)?|demo|website)\W*\Z",
)
_PAPER = late_pattern(
    r"https?://(?:[\w-]+\.)*(?:arxiv\.org|openreview\.net|doi\.org|aclanthology\.org|aclweb\.org|semanticscholar\.org"
    r"|ieeexplore\.ieee\.org|dl\.acm\.org|thecvf\.com|mlr\.press|biorxiv\.org|pubmed\.ncbi\.nlm\.nih\.gov)/|[^?#]*\.pdf(?:\Z|[?#])",
    re.IGNORECASE,
)
_VIDEO = late_pattern(
    r"https?://(?:[\w-]+\.)*(?:youtu\.be|youtube\.com|vimeo\.com|bilibili\.com|b23\.tv)/", re.IGNORECASE
)
_IDENTIFIER = late_pattern(
    r"\W*(?:doi|arxiv|pmid|pmcid|isbn)(?:\.org/|[: ]+)[^\s\d]*\d\S*\Z|10\.\d{4,9}/\S+\Z",
    re.IGNORECASE,
    needs=("doi", "arxiv", "pmid", "pmcid", "isbn", "10."),
)
"""What a paper or book is known by: `doi:10.1038/nature08823`, `arXiv:2005.08100`."""
_NONE = late_pattern(r"n\W?/?\W?a\.?|n\W?v\W?t\.?|none|not? \w+|nee|nein|non|нет|无|なし|\W+", re.IGNORECASE)
_ON_PAGE = late_pattern(r"(?:\./)?(?:readme\.md)?#(?!https?://)", re.IGNORECASE)
_FORM = late_pattern(
    r"https?://(?:www\.)?(?:(?:twitter|x)\.com/(?:intent/|share\b|home\?status)|facebook\.com/(?:sharer|dialog/share)"
    r"|plus\.google\.com/share|linkedin\.com/(?:share|cws)|github\.com/[^/\s]+/[^/\s]+/(?:issues/new|edit/|compare/))",
    re.IGNORECASE,
    needs=("/intent/", "/share", "/home", "/cws", "/issues/new", "/edit/", "/compare/"),
)
_ABOUT_LIST = late_pattern(
    r"(?:\.{1,2}/|/)*(?:\.github/|docs/)?(?:contributing|licen[cs]e|code[_-]of[_-]conduct)(?:\.(?:md|markdown|rst|txt))?(?:#.*)?\Z",
    re.IGNORECASE,
    needs=("contributing", "licen", "conduct"),
)
"""A file beside the page that tells how to contribute to it, and the like."""
_MAX_REMEMBERED = 4_096
"""Each link of a page is looked at several times."""
_AS_WRITTEN = frozenset({n.LinkKind.BARE, n.LinkKind.AUTOLINK})


def says_none(text: str) -> bool:
    """Whether a text says that there is no link."""
    return _NONE.fullmatch(text) is not None


def leads_away(link: n.Link | None) -> bool:
    """Whether there is a link, and it leads off the page, to more than how to share or change it."""
    return link is not None and _leads_away(link.url)


@lru_cache(maxsize=_MAX_REMEMBERED)
def _leads_away(url: str) -> bool:
    if "#" in url and _ON_PAGE.match(url):
        return False
    return (_FORM.match(url) or _ABOUT_LIST.match(url)) is None


def is_generic(link: n.Link) -> bool:
    """Whether a link's text says what it leads to rather than what it is called: `paper`, `code`, `#`."""
    text = n.plain_text(link.children)
    return is_generic_text(text) or (bool(text.strip()) and not any(map(str.isalnum, text)))


@lru_cache(maxsize=_MAX_REMEMBERED)
def is_generic_text(text: str) -> bool:
    """Whether a text says what a link leads to rather than what that is called."""
    first = _FIRST_WORD.match(text)
    if first is not None and first[1].isascii():  # as nearly everywhere
        word = first[1].lower()
        if word not in _SINGLE and word != _CALL:
            return False
        if len(word) == len(text):
            return word != _CALL
    return _GENERIC.begins(text)


def is_badge(node: n.Node) -> bool:
    """Whether a node is an image, a link that shows nothing but images, or a mark that leads to its legend."""
    if type(node) is not n.Link:
        return type(node) is n.Image
    first = node.children[0] if node.children else None
    if isinstance(first, n.Text) and first.text[:1].isalnum():  # as nearly everywhere
        return False
    if not leads_away(node) and not any(map(str.isalnum, n.plain_text(node.children))):
        return True
    return first is not None and all(
        isinstance(child, n.Image) or (isinstance(child, n.Text) and not child.text.strip()) for child in node.children
    )


def leads_to_source(link: n.Link) -> bool:
    """Whether a link says that it leads to a paper, its code or the like."""
    return _SOURCE.begins(n.plain_text(link.children))


def leads_to_number(link: n.Link) -> bool:
    """Whether a link's address says nothing of what it leads to, as those of papers and videos do."""
    return _PAPER.match(link.url) is not None or _VIDEO.match(link.url) is not None


def shows_url(link: n.Link) -> bool:
    """Whether a link shows its URL rather than a name."""
    return link.kind in _AS_WRITTEN or _is_address(n.plain_text(link.children).strip(), link.url)


@lru_cache(maxsize=_MAX_REMEMBERED)
def _is_address(text: str, url: str) -> bool:
    """Whether a text is a URL, the beginning of the one that it leads to, or an identifier."""
    return (
        text.startswith(("http://", "https://", "www."))
        or ("/" in text and _begins_with(url, text))
        or _IDENTIFIER.match(text) is not None
    )


def spells_address(link: n.Link) -> bool:
    """Whether a link shows its URL, or the host in it, which may as well be a name."""
    text = n.plain_text(link.children).strip()
    return shows_url(link) or ("." in text and _begins_with(link.url, text))


def _begins_with(url: str, text: str) -> bool:
    return url.partition("://")[2].removeprefix("www.").startswith(text)


def says_address(link: n.Link) -> bool:
    """Whether a link is the address of what is named elsewhere: its text is a URL, a picture, or what it leads to."""
    return shows_url(link) or is_generic(link) or is_badge(link)


def are_addresses(nodes: Sequence[n.Node]) -> bool:
    """Whether nodes are nothing but links off the page that say what they lead to: `[[paper](…)] [[code](…)]`."""
    found = links(nodes)
    return bool(found) and not says(nodes) and all(leads_away(each) and says_address(each) for each in found)
