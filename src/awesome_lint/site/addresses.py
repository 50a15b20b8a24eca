"""Where links of a site lead: only where it is safe to follow them, and to places that have names.

May not: read files; ask whether anything answers.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from awesome_lint.syntax.slugs import slugify
from awesome_lint.text.escapes import HARMFUL
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import has_scheme
from awesome_lint.values.slotted import immutable

_SAFE = late_pattern(r"(?:https?://|mailto:|ftp://)(?=[^\s/])", re.IGNORECASE)
_MAX_NAME = 60
_KEPT = late_pattern(r"[^\w-]+")


@immutable
class Addresses:
    """What links of one list stand for.

    `files` is the address that its relative links start from, None where nobody knows it.
    """

    files: str | None = None

    def href(self, url: str | None) -> str | None:
        """Where a URL of the list leads from the pages; None where that is nowhere, or not safe."""
        if not url:
            return None
        url = HARMFUL.sub(lambda match: quote(match[0], errors="replace"), url.strip())
        if url.startswith("//"):
            return f"https:{url}"
        if _SAFE.match(url):
            return url
        if has_scheme(url) or url.startswith("#"):
            return None
        return self._file(url)

    def _file(self, url: str) -> str | None:
        """The address of another file of the repository."""
        if self.files is None:
            return None
        path, mark, anchor = url.partition("#")
        base, _, folder = self.files.partition("/HEAD/")
        joined = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
        return None if joined.startswith("..") else f"{base}/HEAD/{joined}{mark}{anchor}"


class Names:
    """Names for places, each once: of letters and digits of any script, in lower case, and of files, too."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def name(self, text: str) -> str:
        """A name for what is called that way; it changes only if another one of the same text comes before."""
        base = unique = _KEPT.sub("", slugify(text[:_MAX_NAME])).strip("-_") or "entry"
        while unique in self._seen:
            self._seen[base] += 1
            unique = f"{base}-{self._seen[base]}"
        self._seen[unique] = 0
        return unique
