"""Sites made in this process, of texts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from awesome_lint import site
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.site import read
from awesome_lint.settings import Settings
from awesome_lint.site import Look


def files_of(*texts: str, look: Look | None = None) -> dict[str, bytes]:
    """The files of a site of lists, by name."""
    inputs = [Input(f"list-{number}.md", text, Settings()) for number, text in enumerate(texts, 1)]
    return dict(site.build([read(each).subject for each in inputs], look or Look()))


def made(*texts: str, look: Look | None = None) -> dict[str, str]:
    """The files of a site of lists, by name, as text."""
    return {name: content.decode(errors="replace") for name, content in files_of(*texts, look=look).items()}


def facets_of(page: str) -> dict[str, list[tuple[str, int]]]:
    """The filters of a page, each with its values and how many entries these have."""
    found: dict[str, list[tuple[str, int]]] = {}
    for part in page.split("<fieldset")[1:]:
        (name,) = re.findall(r'data-f="([^"]*)"', part)
        labels = re.findall(r'data-label="([^"]*)".*?class="c">(\d+)<', part)
        found[name] = [(label, int(count)) for label, count in labels]
    return found


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str, tag: str | None = None) -> list[str]:
        """The values of an attribute, of all tags or those of one name."""
        found = (attributes.get(name) for each, attributes in self.tags if tag in (None, each))
        return [value for value in found if value is not None]
