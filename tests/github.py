"""GitHub's own renderer as the judge of whether a page still shows the same."""

from __future__ import annotations

import re

from cmarkgfm import github_flavored_markdown_to_html  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

_OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
_PREFORMATTED = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_BLOCK_EDGE = re.compile(r" ?(</?(?:p|[uo]l|li|h[1-6]|table|thead|tbody|t[rdh]|blockquote|hr|div|br)\b[^>]*>) ?")


def html(text: str) -> str:
    """What GitHub shows of a page, with the white space folded that a browser folds."""
    rendered: str = github_flavored_markdown_to_html(text.removeprefix("\ufeff"), options=_OPTIONS)
    pieces = _PREFORMATTED.split(rendered)
    pieces[::2] = [_BLOCK_EDGE.sub(r"\1", re.sub(r"\s+", " ", piece)) for piece in pieces[::2]]
    return "".join(pieces).strip()
