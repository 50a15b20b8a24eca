"""What markdown-it's rule for definitions asks for: where a destination and a title end, as GitHub reads them."""

from __future__ import annotations

from markdown_it.helpers import parseLinkTitle

from awesome_lint.syntax.links import destination as parseLinkDestination  # noqa: N812

__all__ = ["parseLinkDestination", "parseLinkTitle"]
