"""Asking web sites: HEAD, then GET, redirects by hand, and again what may pass."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from fnmatch import fnmatchcase
from typing import Protocol, Self
from urllib.parse import quote

import aiohttp
from yarl import URL

from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.links.guard import NotPublicError, socket_factory
from awesome_lint.links.limits import Limits
from awesome_lint.links.options import Options
from awesome_lint.links.resolver import Resolver
from awesome_lint.links.verdict import OFFLINE, NoAnswerError, Response, judge

_MAX_REDIRECTS = 10
_MAX_WALK = 3
"""How many times as long as one answer a URL with all its redirects may take."""
_SLOW = 0.5
"""The share of the time for one answer after which a host counts as one that fails."""
_MAX_WAIT = 60
_MAX_LINE = 65_536
_IDLE = 1.0
"""How long a connection that is not used is kept: many hosts are asked once, and sockets are few."""
_CLOSING = 0.01
"""How long connections that are cut off need to be gone."""
_PERMANENT = {301, 308}
_REDIRECTS = (301, 302, 303, 307, 308)
_TRIES = 3
_TRIES_WITHOUT_ANSWER = 2
_BACK_OFF = 3
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_NEEDS_NO_ESCAPE = "%!$&'()*+,;=:@/~?#[]"


Step = tuple[Response, str | None, float]
"""One response, where it redirects to, and how long it took."""


class Others(Protocol):
    """Those who ask hosts that are not ours."""

    def have(self, host: str) -> bool:
        """Whether a host is theirs."""
        ...

    async def request(self, method: str, url: str) -> Step:
        """What one of them is answered.

        Raises:
            NoAnswerError: there was no response.
        """
        ...


class Client:
    """Asks URLs; use it as an asynchronous context manager. What is to be asked of hosts of `others` they ask."""

    def __init__(self, options: Options, special: Mapping[str, int], others: Others | None = None) -> None:
        self._options, self._others = options, others
        self._limits = Limits(options.concurrency, options.per_host, special)
        self._resolver = Resolver()
        connector = aiohttp.TCPConnector(
            resolver=self._resolver,
            socket_factory=socket_factory(allow_loopback=options.allow_loopback),
            limit=0,
            keepalive_timeout=_IDLE,
            ttl_dns_cache=None,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": options.user_agent, "Accept": "*/*"},
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=options.timeout),
            max_line_size=_MAX_LINE,
            max_field_size=_MAX_LINE,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await asyncio.sleep(_CLOSING)

    async def ask(self, url: str) -> Answer:
        """What a URL answers. What may pass is asked again, at the back of the queue."""
        method, tries, delay = "HEAD", 0, self._options.retry_after
        while True:
            response = await self._walk_twice(url, method)
            tries += 1
            is_last = tries >= (_TRIES if isinstance(response, Response) else _TRIES_WITHOUT_ANSWER)
            wait = response.wait if isinstance(response, Response) else 0
            is_accepted = self._accepts(url, response)
            if is_last or not response.may_pass or wait > _MAX_WAIT or is_accepted:
                return await self._judge(url, response, is_accepted=is_accepted)
            await asyncio.sleep(max(delay, wait))
            method, delay = "GET", delay * _BACK_OFF

    async def _judge(self, url: str, response: Response | NoAnswerError, *, is_accepted: bool) -> Answer:
        answer = judge(url, response, is_accepted=is_accepted)
        is_nameless = isinstance(response, NoAnswerError) and answer.verdict is Verdict.DEAD
        if is_nameless and not await self._resolver.is_online():
            return Answer(Verdict.UNVERIFIED, OFFLINE)
        return answer

    def _accepts(self, url: str, response: Response | NoAnswerError) -> bool:
        """Whether a status is as good as 200 for the host that was asked, or the one that answered."""
        if isinstance(response, NoAnswerError):
            return False
        hosts = [URL(each).host or "" for each in (url, response.url)]
        accepting = [each for each, codes in self._options.accept.items() if response.status in codes]
        return any(fnmatchcase(host, each.lower()) for each in accepting for host in hosts)

    async def _walk_twice(self, url: str, method: str) -> Response | NoAnswerError:
        """Ask with HEAD, and what is an error with GET: some web sites know only that.

        That a page is gone is believed only when it is said twice.
        """
        try:
            response = await self._walk(url, method)
            if (method == "HEAD" and response.is_error and not response.is_overload) or response.is_gone:
                response = await self._walk(url, "GET")
        except NoAnswerError as error:
            return error
        return response

    async def _walk(self, url: str, method: str) -> Response:
        """Follow a URL to where it leads.

        Raises:
            NoAnswerError: it leads nowhere.
        """
        at, steps = _parsed(url), set[int]()
        left = self._options.timeout * _MAX_WALK
        for _ in range(_MAX_REDIRECTS + 1):
            response, location, took = await self._step(method, at)
            left -= took
            if response.status not in _REDIRECTS or not location:
                return replace(response, is_redirected=True, is_permanent=steps <= _PERMANENT) if steps else response
            if left <= 0:
                raise NoAnswerError("redirects too slowly", may_pass=False)
            steps.add(response.status)
            at = _joined(at, location)
        raise NoAnswerError(f"redirects more than {_MAX_REDIRECTS} times", may_pass=False)

    async def _step(self, method: str, url: URL) -> Step:
        if self._others is not None and self._others.have(url.host or ""):
            return await self._others.request(method, str(url))
        return await self.request(method, url)

    async def request(self, method: str, url: URL) -> Step:
        """One response of a host of ours; its body is not read.

        Raises:
            NoAnswerError: there was none.
        """
        host = url.host or ""
        clock = asyncio.get_running_loop().time
        async with self._limits.turn(host) as lane:
            began = clock()
            try:
                async with self._session.request(method, url, allow_redirects=False, headers=self._own(url)) as given:
                    status, headers = given.status, given.headers
            except (OSError, TimeoutError, aiohttp.ClientError, ValueError) as error:
                failure = _failure(error, self._options.timeout)
                if failure.verdict is not Verdict.DEAD:  # a name is looked up a second time, whatever others do
                    lane.failed(failure)
                raise failure from None
        took = clock() - began
        is_challenge = headers.get("cf-mitigated", "").lower() == "challenge"
        response = Response(status, str(url), is_challenge=is_challenge, wait=_seconds(headers.get("Retry-After")))
        if response.is_overload:
            lane.pause(min(response.wait, _MAX_WAIT))
            lane.failed(
                NoAnswerError("is on a host that answers every request with 429", Verdict.BLOCKED, may_pass=False)
            )
        elif took > self._options.timeout * _SLOW:
            lane.failed(NoAnswerError(f"took {took:.0f} s to answer", may_pass=False))
        else:
            lane.succeeded()
        return response, headers.get("Location"), took

    def _own(self, url: URL) -> dict[str, str]:
        """The headers for a URL; what is for one host alone is not sent where others can read it."""
        is_private = url.scheme == "https" or url.host in _LOOPBACK
        hosts = {"", url.host} if is_private else {""}
        return {each.name: each.value for each in self._options.headers if each.host in hosts}


def _failure(error: Exception, timeout: float) -> NoAnswerError:
    """What went wrong where there was no response."""
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return NoAnswerError(f"has no valid certificate: {_certificate(error)}", may_pass=False)
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, NotPublicError):
        return NoAnswerError(str(cause), may_pass=False)
    if isinstance(cause, socket.gaierror):
        if cause.errno == socket.EAI_NONAME:
            return NoAnswerError("leads to a host that does not exist", Verdict.DEAD)
        return NoAnswerError("leads to a host that cannot be looked up")
    if isinstance(error, TimeoutError):
        return NoAnswerError(f"did not answer within {timeout:g} s")
    if isinstance(error, aiohttp.InvalidURL | ValueError):
        return NoAnswerError("is not a valid URL", may_pass=False)
    if isinstance(error, aiohttp.ClientConnectorError):
        return NoAnswerError("leads to a host that refuses connections")
    if isinstance(error, aiohttp.ClientResponseError):
        return NoAnswerError("answers something that is not HTTP")
    return NoAnswerError("closed the connection without an answer")


def _certificate(error: Exception) -> str:
    """What is wrong with a certificate, as OpenSSL says it."""
    cause = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    said = getattr(cause, "verify_message", "") or getattr(cause, "reason", None) or "the connection failed"
    return str(said).rstrip(".")


def _parsed(url: str) -> URL:
    try:
        parsed = URL(url).with_fragment(None)
        is_web = parsed.scheme in ("http", "https") and bool(parsed.host)
    except ValueError:
        raise NoAnswerError("is not a valid URL", may_pass=False) from None
    if not is_web:
        raise NoAnswerError("is not a web URL", may_pass=False)
    return parsed


def _joined(url: URL, location: str) -> URL:
    """Where a redirect leads. What is not ASCII is taken for bytes that should have been escaped."""
    escaped = quote(location.encode("utf-8", "surrogateescape"), _NEEDS_NO_ESCAPE)
    try:
        target = url.join(URL(escaped))
        is_web = target.scheme in ("http", "https") and bool(target.host)
    except ValueError:
        raise NoAnswerError("is redirected to something that is not a URL", may_pass=False) from None
    if not is_web:
        raise NoAnswerError(f"is redirected to `{target.scheme}:`, which is not the web", may_pass=False)
    return target


def _seconds(retry_after: str | None) -> float:
    """How long a `Retry-After` asks to wait: it holds seconds or a date."""
    if not retry_after:
        return 0
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        date = parsedate_to_datetime(retry_after).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return 0
    return max((date - datetime.now(UTC)).total_seconds(), 0)
