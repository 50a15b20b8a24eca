"""Pull requests fetched from a forge: the one place where git asks the network, and only by HTTPS.

What the configuration of a repository says of addresses, proxies and programs is not heeded: git fetches into a
repository of our own, which puts what comes among the objects of the other one.

May not: merge them, push.
"""

from __future__ import annotations

import base64
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import git

PROTOCOLS = "https"
_ORIGIN = late_pattern(
    r"(?:https://|ssh://)?(?:[^@/]*@)?(?P<host>[\w.-]+)[:/](?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?"
)


class FetchError(AwesomeLintError):
    """Nothing was fetched; the message is a sentence."""


def origin(folder: Path, api: str) -> tuple[str, str, str]:
    """Host, owner and name of the repository that a clone is of; the host is that of an API, which has the same token.

    Raises:
        FetchError: its remote `origin` does not say, or names another host.
    """
    url = _asked(folder, "config", "remote.origin.url")
    match = _ORIGIN.fullmatch(url)
    if match is None:
        raise FetchError(f"the remote `origin` names no repository of a forge: `{url}`")
    host = (urlsplit(api).hostname or "").removeprefix("api.")
    if match["host"].lower() != host:
        raise FetchError(f"the remote `origin` is at {match['host']}, and the API at {host}; name it with --github-api")
    return match["host"], match["owner"], match["name"]


def pulls(folder: Path, repository: tuple[str, str, str], numbers: Iterable[int], token: str) -> list[str]:
    """Fetch the heads of pull requests of a repository; the references under which they are known then.

    Raises:
        FetchError: git could not fetch them.
    """
    host, owner, name = repository
    numbers = [*numbers]
    with tempfile.TemporaryDirectory() as own:
        _prepare(Path(own), folder)
        secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
        environment = {
            "GIT_DIR": own,
            "GIT_OBJECT_DIRECTORY": _path(folder, "objects"),
            "GIT_ALLOW_PROTOCOL": PROTOCOLS,
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"http.https://{host}/.extraHeader",
            "GIT_CONFIG_VALUE_0": f"Authorization: Basic {secret}",
        }
        wanted = [f"+refs/pull/{number}/head:refs/pull/{number}/head" for number in numbers]
        url = f"https://{host}/{owner}/{name}.git"
        # Nothing may be thrown away either: of the other repository's objects ours knows hardly any.
        options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance")
        _asked(Path(own), "fetch", *options, url, *wanted, environment=environment)
        at = {"GIT_DIR": own}
        heads = {each: _asked(Path(own), "rev-parse", f"refs/pull/{each}/head", environment=at) for each in numbers}
    for number, head in heads.items():
        _asked(folder, "update-ref", f"refs/remotes/origin/pull/{number}/head", head)
    return [f"origin/pull/{number}/head" for number in numbers]


def _prepare(own: Path, folder: Path) -> None:
    """Make a bare repository of our own that knows the commit of another one, so that only newer ones are fetched."""
    shape = _asked(folder, "rev-parse", "--show-object-format")
    _asked(own, "init", "--quiet", "--bare", "--template=", f"--object-format={shape}", ".")
    head = _asked(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    objects = {"GIT_DIR": str(own), "GIT_OBJECT_DIRECTORY": _path(folder, "objects")}
    shallow = Path(_path(folder, "shallow"))
    if shallow.is_file():
        shutil.copyfile(shallow, own / "shallow")
    _asked(own, "update-ref", "refs/heads/known", head, environment=objects)


def _path(folder: Path, name: str) -> str:
    """Where git keeps something of a repository."""
    return os.path.join(os.path.abspath(folder), _asked(folder, "rev-parse", "--git-path", name))  # noqa: PTH100, PTH118


def _asked(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
    try:
        done = git.run(folder, *arguments, environment=environment)
    except OSError as error:
        raise FetchError(f"git cannot be run: {error}") from None
    if done.returncode and arguments[0] != "config":
        reason = " ".join(done.stderr.decode(errors="replace").split())
        raise FetchError(f"the pull requests could not be fetched: {reason}")
    return os.fsdecode(done.stdout).strip()
