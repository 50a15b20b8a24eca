"""What a reader sees of entries, found otherwise than by what is tested, and what of it their records lack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.syntax import nodes as n

WORD = re.compile(r"[^\W_]+")
JOINTS = frozenset({"and", "or"})
"""What may stand between the values of a field, as a comma may."""


class Shown(HTMLParser):
    """The words and URLs of HTML."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.urls: list[str] = []
        self._silent = 0
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style", "svg", "template")
        url = dict(attrs).get({"a": "href", "img": "src"}.get(tag, ""))
        if url and not self._silent:
            self.urls.append(url)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style", "svg", "template")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def shown(document: n.Document, bounds: list[int]) -> Iterator[tuple[int, str, bool]]:
    """Each word, and each URL, with its place and whether it is a URL; found otherwise than by what is tested.

    Of blocks of HTML in which entries begin or end, `bounds`, it is not known what belongs to whom.
    """
    in_images = {id(node) for image in document.of(n.Image) for child in image.children for node in child.walk()}
    for node in document.walk():
        if id(node) in in_images and isinstance(node, n.Link | n.Image | n.Html):
            continue  # of these an alternative text has but the words
        if isinstance(node, n.Text | n.Code | n.Escape):
            for word in WORD.finditer(node.text):
                within = word.start() if node.end - node.start == len(node.text) else 0
                yield node.start + within, word[0], False
        elif isinstance(node, n.CodeBlock):
            for word in WORD.finditer(node.content):
                yield node.start, word[0], False
        elif isinstance(node, n.Link | n.Image):
            yield node.start, node.url, True
        elif isinstance(node, n.Html):
            yield from ((node.start, url, True) for url in Shown(node.content).urls)
        elif isinstance(node, n.HtmlBlock) and not any(node.start <= place < node.end for place in bounds):
            html = Shown(node.content)
            yield from ((node.start, word, False) for text in html.texts for word in WORD.findall(text))
            yield from ((node.start, url, True) for url in html.urls)


def lost(document: n.Document, records: Catalog) -> list[str]:
    """The words and URLs in the span of an entry, and of none within it, that its record lacks."""
    entries = sorted(records.entries, key=lambda each: (each.span[0], -each.span[1]))
    said = {id(each): said_in(each) for each in entries}
    missing, at, around = [], 0, list[Entry]()
    for place, what, is_url in sorted(shown(document, [*chain.from_iterable(each.span for each in entries)])):
        while at < len(entries) and entries[at].span.start <= place:
            around.append(entries[at])
            at += 1
        while around and around[-1].span.end <= place:
            around.pop()
        if around and what not in JOINTS:
            words, urls, joined = said[id(around[-1])]
            if not (what in urls if is_url else what in words or what in joined):
                missing.append(f"{around[-1].name}: {what}")
    return missing


def said_in(entry: Entry) -> tuple[set[str], set[str], str]:
    """The words and URLs of a record, and all that it says without spaces."""
    texts = [entry.name, entry.description or "", *entry.notes, *entry.body]
    texts += chain.from_iterable((field.name, *field.values) for field in entry.fields)
    texts += [*(link.text for link in entry.links), *(image.text for image in entry.images)]
    urls = {*(link.url for link in entry.links), *(image.url for image in entry.images)}
    return {*chain.from_iterable(map(WORD.findall, texts))}, urls, "".join("".join(texts).split())
