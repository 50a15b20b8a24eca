"""The files of data beside the pages of a list, for programs, browsers and search engines."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from awesome_lint import export
from awesome_lint.export import Format, bibtex, compact
from awesome_lint.site.volumes import Volume

_SCHEMA = "https://schema.org"
_MIN_SHARE_OF_PAPERS = 0.1
PACKED = "data.tar.xz"
_PRESET = 4
"""Of the compression: a tenth more time than the least one takes saves a tenth more, more than this next to nothing."""


class File(NamedTuple):
    """A file of a site, by its name below the top."""

    name: str
    content: bytes


def files(volume: Volume) -> Iterator[File]:
    """The files of data of one list."""
    subject = volume.subject
    catalog, source = subject.page.catalog, subject.page.source
    yield File("data.json", "".join(compact.pieces(catalog, source, subject.name)).encode("utf-8", "replace"))
    formats = {"data.csv": Format.CSV, "data.sqlite": Format.SQLITE, "bookmarks.html": Format.BOOKMARKS}
    if has_papers(volume):
        formats["data.bib"] = Format.BIBTEX
    for name, style in formats.items():
        yield File(name, export.content(catalog, source, subject.name, style))


def packed(found: Sequence[File]) -> File:
    """Files as one archive: what each says anew of the same entries is then told nearly once."""
    plain = BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as archive:
        for each in found:
            head = tarfile.TarInfo(each.name)
            head.size = len(each.content)
            archive.addfile(head, BytesIO(each.content))
    return File(PACKED, lzma.compress(plain.getvalue(), preset=_PRESET))


def has_papers(volume: Volume) -> bool:
    """Whether enough of a list are papers for somebody to cite them."""
    papers = sum(bibtex.is_paper(card.entry) for card in volume.cards)
    return papers >= max(1, len(volume.cards) * _MIN_SHARE_OF_PAPERS)


def list_of(volume: Volume, url: str | None) -> dict[str, Any]:
    """A list for search engines: its sections, with their pages where the site has an address."""
    address = {"url": f"{url}{volume.folder}"} if url else {}
    items = [
        _item(at, shelf.title, f"{url}{volume.folder}{shelf.file}" if url else None)
        for at, shelf in enumerate(volume.shelves, 1)
    ]
    return {
        "@context": _SCHEMA,
        "@type": "ItemList",
        "name": volume.title,
        **({"description": volume.description} if volume.description else {}),
        **address,
        "numberOfItems": len(volume.cards),
        "itemListElement": items,
    }


def _item(at: int, name: str, url: str | None) -> dict[str, Any]:
    return {"@type": "ListItem", "position": at, "name": name, **({"url": url} if url else {})}


def sitemap(url: str, names: Iterable[str]) -> str:
    """The addresses of all pages (https://www.sitemaps.org/protocol.html)."""
    from urllib.parse import quote  # noqa: PLC0415 -- only for sites with an address

    pages = [name.removesuffix("index.html") for name in names if name.endswith(".html")]
    lines = "".join(f"<url><loc>{quote(url + page, safe=':/')}</loc></url>\n" for page in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{lines}</urlset>\n"
