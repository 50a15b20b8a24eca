"""LNK004: a link leads to a place on the page that does not exist."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from urllib.parse import unquote

from awesome_lint.catalog.contents import letters as letters_of
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.page.destinations import Destination, Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Source, Span
from awesome_lint.syntax import anchors
from awesome_lint.syntax.nodes import Heading, Html, HtmlBlock, Link, Node, plain_text
from awesome_lint.syntax.slugs import slugify, written
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import Lexicon
from awesome_lint.text.urls import MAX_REMEMBERED

_MIN_LINKS = 3
"""So many links to places on the page show how these are written."""
_COUNT = late_pattern(r"-\d+\Z")
"""What the anchors of further headings of one title end in."""
_BESIDE_HASH = frozenset("*@$&")
"""What is typed for `#`, and begins no name of a file."""
_CLOSES = late_pattern(r"[\"']?[^<>]{0,200}>\s*</a\s*>", re.IGNORECASE)
_CONTRIBUTION = late_pattern(
    r"#(?:a11y|audio|blog|bug|business|code|content|data|design|doc|eventOrganizing|example|financial|fundingFinding"
    r"|ideas|infra|maintenance|mentoring|platform|plugin|projectManagement|promotion|question|research|review|security"
    r"|talk|test|tool|translation|tutorial|userTesting|video)-[\w.-]+\Z"
)
"""What all-contributors makes of a kind of contribution and who made it."""


@rule(Destinations)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report each link to an anchor that no heading and no HTML on the page has; of many to one the first."""
    document, source = ctx.page.document, ctx.page.source
    links = [destination for destination in destinations.where(_leads_to_place) if not _is_stub(destination, ctx)]
    if not links:
        return
    slugs = dict.fromkeys(anchors.of_headings(document, source))
    known = {each.casefold() for each in slugs} | {name.casefold() for name, _ in anchors.named(document, source)}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for slug in slugs:
        alike[letters_of(slug)].append(slug)
    near = _near(tuple(alike))
    headings = {id(link) for heading in document.where(_is_linked, Heading) for link in heading.walk()}
    told: set[tuple[str, str | None]] = set()
    is_title_told = False
    regions: Counter[Span | None] = Counter()
    for destination in links:
        anchor = unquote(destination.url[1:].rstrip()).removeprefix(anchors.PREFIX)  # browsers see no space at its end
        if anchor.casefold() not in known and anchor.casefold() not in anchors.ALWAYS:
            meant = None if id(destination.node) in headings else _meant(destination.node, slugs)
            wanted = meant or _nearest(anchor, alike, near)
            region = spans.at(ctx.page.catalog.generated, destination.span.start)
            regions[region] += region is not None  # a program that writes it again mends all of them
            is_told = (anchor, wanted) in told or _shows_nothing(destination, source) or regions[region] > 1
            is_title = wanted is None and id(destination.node) in headings  # one who writes these writes all so
            severity = Severity.INFO if is_told or (is_title and is_title_told) else None
            is_title_told |= is_title
            yield _report(destination, wanted, ctx, is_sure=meant is not None, severity=severity)
            told.add((anchor, wanted))
    if len(links) >= _MIN_LINKS:
        yield from _without_hash(destinations, slugs, alike, ctx)


def _is_linked(heading: Heading) -> bool:
    return any(isinstance(node, Link) for node in heading.walk())


def _without_hash(
    destinations: Destinations, slugs: Mapping[str, None], alike: Mapping[str, Sequence[str]], ctx: Context
) -> Iterator[Diagnostic]:
    """Links that are written as if to a file whose name is the anchor of the heading that they name."""
    files = ctx.page.world.files
    for written_url, span, node in destinations.where(_may_be_anchor):
        url = unquote(written_url)
        found = [url] if url in slugs else alike.get(letters_of(url), [])
        is_no_file = url[0] in _BESIDE_HASH or url == url.lower()
        if len(found) == 1 and is_no_file and _names(node, url) and (files is None or not files.exists(url)):
            wanted = f"#{written(found[0])}"
            message = f"`{written_url}` is taken for a file; expected `{wanted}`, which leads to the heading"
            yield ctx.diagnostic(span, message)


def _names(node: Node, anchor: str) -> bool:
    """Whether the text of a link is what an anchor is made of, which may be counted."""
    named = letters_of(plain_text(node.children)) if isinstance(node, Link) else ""
    return named != "" and named in (letters_of(anchor), letters_of(_COUNT.sub("", anchor)))


def _may_be_anchor(url: str, _written: str) -> bool:
    return url != "" and not any(mark in url for mark in ":/.#")


def _leads_to_place(url: str, _written: str) -> bool:
    return url.startswith("#") and url.strip("#") != ""  # `##` is to lead nowhere, and shows its title


def _is_stub(destination: Destination, ctx: Context) -> bool:
    """Whether a program wrote a link, in HTML, that is to lead nowhere: it tells in its title what somebody did."""
    if not isinstance(destination.node, Html | HtmlBlock):
        return False
    region = spans.at(ctx.page.catalog.generated, destination.span.start)
    return region is not None or _CONTRIBUTION.match(destination.url) is not None


def _shows_nothing(destination: Destination, source: Source) -> bool:
    """Whether a link holds nothing that one could click: `<a href="#place"></a>`, `[](#place)`."""
    if isinstance(destination.node, Link):
        return not destination.node.children
    if not isinstance(destination.node, Html | HtmlBlock):
        return False
    return _CLOSES.match(source.text, destination.span.end) is not None


def _report(
    destination: Destination, slug: str | None, ctx: Context, *, is_sure: bool, severity: Severity | None
) -> Diagnostic:
    url, span, _ = destination
    message = f"this page has no anchor `{url}`"
    if slug is None:
        return ctx.diagnostic(span, message, severity=severity)
    wanted = f"#{written(slug)}"
    fix = replace(span, wanted, Applicability.SAFE if is_sure else Applicability.UNSAFE)
    return ctx.diagnostic(span, f"{message}; did you mean `{wanted}`?", fix, severity=severity)


def _meant(node: Node, slugs: Mapping[str, None]) -> str | None:
    """The anchor of the only heading whose title is the text of the link."""
    if not isinstance(node, Link):
        return None
    slug = slugify(plain_text(node.children).strip())
    return slug if slug in slugs and f"{slug}-1" not in slugs else None


@lru_cache(maxsize=2)  # an edit seldom changes a heading
def _near(known: Sequence[str]) -> Callable[[str], str | None]:
    """What says of letters which of the known ones they are a slip of."""
    lexicon = cache(lambda: Lexicon(known))
    return lru_cache(maxsize=MAX_REMEMBERED)(lambda letters: lexicon().meant_by(letters))


def _nearest(anchor: str, alike: dict[str, list[str]], near: Callable[[str], str | None]) -> str | None:
    """The only heading whose anchor has the same letters, or all but for one slip."""
    letters = letters_of(anchor)
    if letters not in alike:
        letters = near(letters) or ""
    found = alike.get(letters, []) if letters else []
    return found[0] if len(found) == 1 else None
