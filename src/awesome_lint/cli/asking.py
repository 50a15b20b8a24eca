"""The options that say how links are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from awesome_lint.cli.options import Command
from awesome_lint.links.options import GITHUB_API, Header
from awesome_lint.world import caches

_CACHE = "links.db"
_SECRET = re.compile(r"(?:proxy-)?authorization|cookie|.*(?:token|key|secret).*", re.IGNORECASE)


class Accepted(click.ParamType[tuple[str, list[int]]]):
    """A host with the status codes that are accepted from it."""

    name = "HOST=CODES"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, list[int]]:
        """Split at the equals sign and at commas."""
        host, _, codes = value.partition("=")
        if not host or not re.fullmatch(r"\d{3}(?:,\d{3})*", codes):
            self.fail(f"expected a host and status codes, as in `example.org=403,999`, not `{value}`.", param, ctx)
        return host, [int(each) for each in codes.split(",")]


class HeaderType(click.ParamType[Header]):
    """A header, for all hosts or for one."""

    name = "[HOST=]NAME: VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Header:
        """Split at the colon, and before that at the equals sign."""
        left, mark, text = value.partition(":")
        host, _, name = (part.strip() for part in left.rpartition("="))
        if not mark or not re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", name, re.ASCII):
            self.fail("expected a header, as in `Accept-Language: en`.", param, ctx)
        if not host and _SECRET.fullmatch(name):
            self.fail(f"say which host may see it, as in `example.org={name}: …`.", param, ctx)
        return Header(host.lower(), name, text.strip())


def default_cache() -> Path | None:
    """The file that keeps what is learned, if nobody names another; None where the folder of caches cannot be used."""
    folder = caches.folder()
    return None if folder is None else Path(folder, _CACHE)


def api(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A URL of an API, to which a token may go."""
    parts = urlsplit(value)
    is_local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_local)):
        raise click.BadParameter(f"expected a URL that begins with `https://`, not `{value}`.", ctx, param)
    return value


_OPTIONS: Iterable[Callable[[Command], Command]] = (
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=20,
        show_default=True,
        metavar="SECONDS",
        help="How long to wait for one answer.",
    ),
    click.option(
        "--max-time",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="How long the run may take; then it tells what it knows.",
    ),
    click.option(
        "--concurrency",
        type=click.IntRange(min=1),
        default=128,
        show_default=True,
        metavar="N",
        help="How many questions there may be at once.",
    ),
    click.option(
        "--per-host",
        type=click.IntRange(min=1),
        default=8,
        show_default=True,
        metavar="N",
        help="How many of them may go to one host; of later ones it gets 2.5 times as many a second.",
    ),
    click.option(
        "--accept",
        type=Accepted(),
        multiple=True,
        metavar="HOST=CODES",
        help="Status codes of a host, or of a glob of hosts, that are as good as 200: `*.example.org=403,999`.",
    ),
    click.option(
        "--header",
        "headers",
        type=HeaderType(),
        multiple=True,
        metavar="[HOST=]NAME: VALUE",
        help="A header to send, to one host or to all; what is secret needs a host.",
    ),
    click.option(
        "--cache/--no-cache", default=True, help="Keep what is learned for the next run, or do not.  [default: cache]"
    ),
    click.option(
        "--cache-file",
        type=click.Path(dir_okay=False, path_type=Path),
        default=default_cache,
        metavar="FILE",
        help="Where it is kept.  [default: links.db in the user's cache folder]",
    ),
    click.option("--offline", "is_offline", is_flag=True, help="Ask nothing; take what the cache knows."),
    click.option(
        "--github-token",
        envvar="GITHUB_TOKEN",
        metavar="TOKEN",
        help="What GitHub knows us by: with it repositories are asked through its API. By default GITHUB_TOKEN.",
    ),
    click.option(
        "--github-api",
        default=GITHUB_API,
        show_default=True,
        callback=api,
        metavar="URL",
        help="The GraphQL address of GitHub; GitHub Enterprise has its own at https://HOST/api/graphql.",
    ),
    click.option(
        "--allow-loopback",
        is_flag=True,
        help="Ask addresses of this machine, too: for tests with a server of one's own.",
    ),
)


def asking(command: Command) -> Command:
    """The options that say how links are asked."""
    for each in reversed([*_OPTIONS]):
        command = each(command)
    return command
