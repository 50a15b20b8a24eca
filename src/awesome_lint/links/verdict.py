"""What a response means: dead only what surely is."""

from __future__ import annotations

import re
from dataclasses import replace
from http import HTTPStatus

from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.resources import words
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical, web
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable

OFFLINE = "was not reached, since no host name could be looked up"
"""What is said of a link where this machine reaches nothing."""
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_TURNED_AWAY = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    999,  # what LinkedIn answers to programs
)
_ERROR = 400
_SERVER_ERROR = 500
_LAST_ERROR = 599
_SUCCESS = range(200, 300)
_ERROR_PAGE = late_pattern(
    r"/(?:404|410|(?:page-?)?not-?found|(?:page-?)?error(?:-?404)?)(?:\.\w+)?/?(?:[?#]|\Z)", re.IGNORECASE
)
_OF_A_VISIT = late_pattern(
    r"/(?:log-?in|sign-?in|sso|auth|consent|captcha|validate)(?:\.\w+)?(?:[/?#]|\Z)|[;?&](?:\w*sess(?:ion)?_?id|sid|token|state)=",
    re.IGNORECASE,
)
"""What a web site says to this visitor now: a page to log in, or a name for the visit."""
_ROOT = late_pattern(r"/?(?:index\.\w+|default\.\w+|home(?:\.\w+)?|[?#].*)?/?", re.IGNORECASE)
"""What follows the host of a start page, however that is written."""


@immutable
class Response:
    """What a URL answered in the end.

    `url` is where redirects led if it `is_redirected`, `is_permanent` whether all of these were.
    `is_challenge` says that a browser was asked for, `wait` for how many seconds the web site does not
    want to be asked.
    """

    status: int
    url: str
    is_redirected: bool = False
    is_permanent: bool = False
    is_challenge: bool = False
    wait: float = 0

    @property
    def is_error(self) -> bool:
        """Whether the status says that something went wrong."""
        return self.status >= _ERROR

    @property
    def is_gone(self) -> bool:
        """Whether the web site says that there is no such page."""
        return self.status in _GONE

    @property
    def is_overload(self) -> bool:
        """Whether the web site says that it is asked too much."""
        return self.status == HTTPStatus.TOO_MANY_REQUESTS or (self.wait > 0 and self.is_error)

    @property
    def may_pass(self) -> bool:
        """Whether the same question may have another answer soon."""
        is_odd = self.status in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)
        return (is_odd or _SERVER_ERROR <= self.status <= _LAST_ERROR) and not self.is_challenge


class NoAnswerError(AwesomeLintError):
    """A URL gave no response; the message completes the sentence "the URL …"."""

    def __init__(self, reason: str, verdict: Verdict = Verdict.UNVERIFIED, *, may_pass: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.verdict = verdict
        self.may_pass = may_pass


def judge(url: str, response: Response | NoAnswerError, *, is_accepted: bool = False) -> Answer:
    """The verdict on a URL. One that is accepted says so in its reason."""
    if isinstance(response, Response) and is_accepted and response.status not in _SUCCESS:
        return replace(_arrived(url, response), reason=f"{_answers(response)}, which is accepted")
    if isinstance(response, NoAnswerError):
        return Answer(response.verdict, response.reason)
    if response.is_challenge:
        return Answer(Verdict.BLOCKED, "answers with a challenge for browsers")
    if response.is_gone:
        return Answer(Verdict.DEAD, _answers(response))
    if response.status in _TURNED_AWAY:
        return Answer(Verdict.BLOCKED, _answers(response))
    if response.status not in _SUCCESS:
        return Answer(Verdict.UNVERIFIED, _answers(response))
    return _arrived(url, response)


def _arrived(url: str, response: Response) -> Answer:
    """The verdict on a URL that leads to a page, wherever that is."""
    target = response.url
    if not response.is_redirected or _is_same(url, target):
        return Answer(Verdict.OK)
    host = web(target)
    if host is not None and host.host in words.load("domain-markets"):
        return Answer(Verdict.UNVERIFIED, f"leads to `{host.host}`, where domains are sold")
    if _ERROR_PAGE.search(target) and not _ERROR_PAGE.search(url):
        return Answer(Verdict.UNVERIFIED, f"leads to the error page `{target}`")
    if _leads_to_root(url, target):
        return Answer(Verdict.MOVED, target=target, is_root=True)
    if response.is_permanent and not _OF_A_VISIT.search(target):
        return Answer(Verdict.MOVED, target=target)
    return Answer(Verdict.OK)


def _answers(response: Response) -> str:
    """What a status is called: `answers 404 Not Found`."""
    phrase = next((each.phrase for each in HTTPStatus if each == response.status), "")
    led = f" at `{response.url}`" if response.is_redirected else ""
    return f"answers {response.status} {phrase}".rstrip() + led


def _is_same(url: str, target: str) -> bool:
    """Whether two URLs differ in nothing that a list should care for."""
    return url.partition(":")[0].lower() == target.partition(":")[0] and canonical(url) == canonical(target)


def _leads_to_root(url: str, target: str) -> bool:
    """Whether a page's URL leads to the start page of its own site."""
    one, other = web(url), web(target)
    if one is None or other is None or one.host != other.host:
        return False
    return other.rest in ("", "/") and _ROOT.fullmatch(one.rest) is None
