"""`awesome-lint server`."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from importlib.util import find_spec
from ipaddress import ip_address

import click

from awesome_lint.cli import options
from awesome_lint.cli.chosen import Config
from awesome_lint.cli.console import Console
from awesome_lint.cli.status import Status

_INSTALL = "the language server requires pygls; install it with: pip install 'awesome-lint[server]'"
_LAST_PORT = 65_535
_LOCAL = "localhost"


def _address(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, int] | None:
    """Host and port; only this machine may reach the server."""
    if value is None:
        return None
    host, _, port = value.rpartition(":")
    host = host.strip("[]") or _LOCAL
    if not port.isdecimal() or int(port) > _LAST_PORT:
        raise click.BadParameter("expected HOST:PORT", ctx, param)
    if host != _LOCAL and not _is_loopback(host):
        raise click.BadParameter(f"{host} is not an address of this machine alone; expected {_LOCAL}", ctx, param)
    return host, int(port)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@click.command("server")
@click.option(
    "--tcp",
    "address",
    metavar="HOST:PORT",
    callback=_address,
    help="Listen for one client at a port of this machine instead of using standard input and output, for debugging.",
)
@options.config
@options.isolated
@click.pass_context
def command(ctx: click.Context, address: tuple[str, int] | None, config: Config, *, isolated: bool) -> None:
    """Run the language server, which editors start: findings while you type, fixes, formatting and more.

    It speaks the Language Server Protocol over standard input and output. It requires
    `pip install 'awesome-lint[server]'`; docs/editors.md explains how to set up editors.
    """
    if find_spec("pygls") is None:
        Console(None).error(_INSTALL)
        ctx.exit(Status.FAILED)
    from awesome_lint import server  # noqa: PLC0415 -- it requires what only the extra installs
    from awesome_lint.server.streams import Streams  # noqa: PLC0415

    # Nothing is ever half done here: the server may end at once, in the middle of reading a page.
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_DFL)
    streams = Streams(sys.stdin.buffer, sys.stdout.buffer, partial(os._exit, Status.FOUND))
    was_right = server.serve(partial(config.finder, isolated=isolated), streams, address)
    os._exit(Status.CLEAN if was_right else Status.FOUND)
