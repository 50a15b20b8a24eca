"""LNK018: a link leads to the machine or the network of whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.page.destinations import Destinations
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import plain_text
from awesome_lint.text.patterns import late_pattern

_FILE = late_pattern(r"file:|[a-z]:[\\/]", re.IGNORECASE | re.ASCII)
_HOST = late_pattern(
    r"https?://(?P<host>(?:[\w-]+\.)*(?:localhost|local)"
    r"|127(?:\.\d{1,3}){3}|0\.0\.0\.0|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}"
    r"|\[::1\])(?:[:/?#]|\Z)",
    re.IGNORECASE,
    needs=("local", "127.", "0.0.0.", "10.", "192.168.", "172.", "[::1]"),
)
"""A file, the names and addresses of the machine itself, and those of private networks (RFC 1918, 6761 and 6762)."""


@rule(Destinations, severity=Severity.ERROR)
def check(destinations: Destinations, ctx: Context) -> Iterator[Diagnostic]:
    """Report local addresses, but where the link shows its address: `open <http://localhost:8080>`."""
    for destination in destinations.where(_is_local):
        match = _HOST.match(destination.url)
        if match is None:
            yield ctx.diagnostic(
                destination.span, "leads to a file on one machine; expected a URL that everyone can open"
            )
        elif match["host"] not in plain_text(destination.node.children):
            yield ctx.diagnostic(
                destination.span, f"`{match['host']}` is not a host that others can reach; expected a public URL"
            )


def _is_local(url: str, _written: str) -> bool:
    return _FILE.match(url) is not None or _HOST.match(url) is not None
