"""Pull requests fetched from a forge: the one place where git asks the network, and only by HTTPS.

May not: merge them, push.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from pathlib import Path

from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import git

PROTOCOLS = "https"
_ORIGIN = late_pattern(
    r"(?:https://|ssh://)?(?:[^@/]*@)?(?P<host>[\w.-]+)[:/](?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?"
)


class FetchError(AwesomeLintError):
    """Nothing was fetched; the message is a sentence."""


def origin(folder: Path) -> tuple[str, str, str]:
    """Host, owner and name of the repository that a clone is of.

    Raises:
        FetchError: its remote `origin` does not say.
    """
    url = git.run(folder, "config", "remote.origin.url").stdout.decode(errors="replace").strip()
    match = _ORIGIN.fullmatch(url)
    if match is None:
        raise FetchError(f"the remote `origin` names no repository of a forge: `{url}`")
    return match["host"], match["owner"], match["name"]


def pulls(folder: Path, repository: tuple[str, str, str], numbers: Iterable[int], token: str) -> list[str]:
    """Fetch the heads of pull requests of a repository; the references under which they are known then.

    Raises:
        FetchError: git could not fetch them.
    """
    host, owner, name = repository
    refs = [f"origin/pull/{number}/head" for number in numbers]
    wanted = [f"+refs/{ref.removeprefix('origin/')}:refs/remotes/{ref}" for ref in refs]
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    environment = {
        "GIT_ALLOW_PROTOCOL": PROTOCOLS,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.https://{host}/.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {secret}",
    }
    url = f"https://{host}/{owner}/{name}.git"
    done = git.run(
        folder, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", url, *wanted, environment=environment
    )
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())
        raise FetchError(f"the pull requests could not be fetched: {reason}")
    return refs
