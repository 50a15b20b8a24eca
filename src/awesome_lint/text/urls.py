"""URLs as text: their parts, and which of them lead to the same place.

May not: ask the network; judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from awesome_lint.text.patterns import late_pattern

_SCHEME = late_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = late_pattern(r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<rest>.*)\Z", re.DOTALL | re.IGNORECASE)
_DEFAULT_PORT = late_pattern(r":(?:80|443)?\Z")
UNMADE = late_pattern(
    r"\]\((?P<url>(?:https?://|www\.)[^\s()<]*(?:\((?!https?://|www\.)[^\s()]*\)[^\s()<]*)*)"
    r"(?P<rest>[^\r\n()\"'<>]*(?:\([^\r\n()]*\)[^\r\n()\"'<>]*)*)(?P<end>\))?"
)
"""The URL of `[text](url)` as it was meant where the tree has no link: it holds a space, or nothing closes it."""
UNMADE_DEFINITION = late_pattern(
    r"(?<![^\r\n]) {0,3}\[(?P<label>[^\[\]\r\n]+)\]:[ \t]*(?P<url><?(?:https?://|www\.)[^\s<>]*[ \t][^\r\n]*)"
)
"""A line that is written like a definition; where the tree has none, its URL holds a space."""
MAX_REMEMBERED = 16_384
"""What was found out about so many URLs is remembered: pages are checked again after an edit."""
_PAPER = late_pattern(r"/(?:abs|pdf)/(?P<id>[\w.-]*?/?\d[\d.]*\d)(?:v\d+)?(?:\.pdf)?\Z")
_AS_WRITTEN = "%!$&'()*+,;=:@/~?#[]"
_TRACKING = late_pattern(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid"
    r"|_hsenc|_hsmi|mkt_tok|vero_id|oly_anon_id|oly_enc_id|spm|scm_id|share_source|vd_source)\Z",
    re.IGNORECASE,
)
"""The names of parameters that tell a web site where its visitors come from."""
_SHARED_BY = dict.fromkeys(("youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be", "open.spotify.com"), "si")
"""The names of those that tell whose copy of a link is followed, and may mean something else on other sites."""

WRONG_BRACKETS = {"]": "[", "}": "{", ">": "<"}
"""What may stand where a URL should be closed, with what would open it."""
_BRACKET = late_pattern(r"[<>{}()\[\]（）]")
_BARE_END = "*_~|.,;:!?'\"\\"


def unclosed_end(unmade: re.Match[str]) -> int:
    """Where the URL ends that nothing closes, or the wrong bracket: a mark before a space belongs to the sentence.

    A backslash would keep the bracket that closes it from doing so.
    """
    url = unmade["url"].rstrip(".,:;!?\\")
    if (opening := WRONG_BRACKETS.get(url[-1:])) and opening not in url:
        url = url[:-1]
    return unmade.start("url") + len(url)


class Web(NamedTuple):
    """The parts of a web URL: the host in lower case, without `www.` and port, and what follows it."""

    host: str
    rest: str


def is_allowed(url: str, allow: Sequence[str]) -> bool:
    """Whether one of the globs in `allow` fits a URL."""
    return any(_pattern(glob).match(url) for glob in allow)


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    return re.compile(translate(glob))


def web(url: str) -> Web | None:
    """The parts of a web URL; None for any other."""
    match = _WEB.match(url)
    if match is None:
        return None
    host = match["authority"].rpartition("@")[2].lower().partition(":")[0]
    return Web(host.removeprefix("www."), match["rest"])


def has_scheme(url: str) -> bool:
    """Whether a URL begins with a scheme, known or not."""
    return _SCHEME.match(url) is not None


@lru_cache(maxsize=MAX_REMEMBERED)
def is_page(url: str) -> bool:
    """Whether a URL leads to a page of a web site rather than to the site."""
    match = _WEB.match(url)
    return match is not None and match["rest"].strip("/") != ""


@lru_cache(maxsize=8 * MAX_REMEMBERED)  # several rules ask for it of each URL of a page
def canonical(url: str) -> str:
    """The form in which URLs that lead to the same place are equal.

    Without scheme, `www.`, default port, trailing slash, `.git` and tracking parameters; the host in
    lower case; other than ASCII percent-encoded. GitHub knows no case, and `#readme` is where its pages
    begin; a paper on arXiv is one whatever its version and form.
    """
    match = _WEB.match(url.strip())
    if match is None:
        return url.strip()
    host = _DEFAULT_PORT.sub("", match["authority"].lower()).removeprefix("www.")
    rest, _, fragment = match["rest"].partition("#")
    path, _, query = rest.partition("?")
    path = quote(path, _AS_WRITTEN, errors="surrogatepass").rstrip("/").removesuffix(".git")
    if host == "arxiv.org" and (paper := _PAPER.match(path)):
        path = f"/abs/{paper['id']}"
    if host == "github.com":
        path, fragment = path.lower(), "" if fragment.lower() == "readme" else fragment
    if query:
        query = "&".join(each for each in query.split("&") if not is_tracking(each.partition("=")[0], host))
    return f"{host}{path}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def is_tracking(parameter: str, host: str) -> bool:
    """Whether a parameter of that name tells a web site, without `www.`, where its visitors come from."""
    return _TRACKING.match(parameter) is not None or _SHARED_BY.get(host) == parameter


def trimmed(written: str) -> str:
    """A written URL up to its first bracket, without entities at its end: GitHub ends a bare one there."""
    text = _BRACKET.split(written, maxsplit=1)[0].rstrip(_BARE_END)
    while (at := text.rfind("&")) >= 0 and text[at + 1 :].isalnum():
        text = text[:at].rstrip(_BARE_END)
    return text
