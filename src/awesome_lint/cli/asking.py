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
from awesome_lint.pipeline import online
from awesome_lint.text.patterns import late_pattern

_SECRET = late_pattern(r"(?:proxy-)?authorization|cookie|.*(?:token|key|secret).*", re.IGNORECASE)


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
            self.fail(f"name the host that may receive it, as in `example.org={name}: …`.", param, ctx)
        return Header(host.lower(), name, text.strip())


def api(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A URL of an API, to which a token may go."""
    parts = urlsplit(value)
    is_local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_local)):
        raise click.BadParameter(f"expected a URL that begins with `https://`, not `{value}`.", ctx, param)
    return value


github_token = click.option(
    "--github-token",
    envvar="GITHUB_TOKEN",
    metavar="TOKEN",
    help="The token for GitHub's API, which provides details about repositories.  [default: GITHUB_TOKEN]",
)
github_api = click.option(
    "--github-api",
    default=GITHUB_API,
    show_default=True,
    callback=api,
    metavar="URL",
    help="The URL of GitHub's GraphQL API; for GitHub Enterprise it is https://HOST/api/graphql.",
)
_OPTIONS: Iterable[Callable[[Command], Command]] = (
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=20,
        show_default=True,
        metavar="SECONDS",
        help="The maximum time for one answer.",
    ),
    click.option(
        "--max-time",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="The maximum time for the run; then it reports the results so far.",
    ),
    click.option(
        "--concurrency",
        type=click.IntRange(min=1),
        default=128,
        show_default=True,
        metavar="N",
        help="The maximum number of requests at a time.",
    ),
    click.option(
        "--per-host",
        type=click.IntRange(min=1),
        default=8,
        show_default=True,
        metavar="N",
        help="The maximum number of requests at a time to one host; after the first N, at most 2.5 times N per second.",
    ),
    click.option(
        "--accept",
        type=Accepted(),
        multiple=True,
        metavar="HOST=CODES",
        help="Status codes of a host, or of a glob pattern of hosts, that count as 200: `*.example.org=403,999`.",
    ),
    click.option(
        "--header",
        "headers",
        type=HeaderType(),
        multiple=True,
        metavar="[HOST=]NAME: VALUE",
        help="A header to send to one host or to all; a secret one requires a host.",
    ),
    click.option(
        "--cache/--no-cache", default=True, help="Use and update the cache of answers, or not.  [default: cache]"
    ),
    click.option(
        "--cache-file",
        type=click.Path(dir_okay=False, path_type=Path),
        default=online.cache_file,
        metavar="FILE",
        help="The cache file.  [default: links.db in the user's cache folder]",
    ),
    click.option("--offline", "is_offline", is_flag=True, help="Make no requests; use only cached answers."),
    github_token,
    github_api,
    click.option(
        "--allow-loopback",
        is_flag=True,
        help="Allow requests to this machine, for tests with a local server.",
    ),
)


def asking(command: Command) -> Command:
    """The options that say how links are asked."""
    for each in reversed([*_OPTIONS]):
        command = each(command)
    return command
