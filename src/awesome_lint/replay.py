"""Repeats the output of a `check` from the cache, without reading Markdown or loading rules.

The cache has one entry for each command line: what the run read (the notes of the witness) and what it wrote. The
output is repeated if everything that it read is unchanged: the lists, their settings, the files that rules asked about.
Nothing here may cost time to import.
"""

from __future__ import annotations

import os
import sys

from awesome_lint.world import caches, terminal, witness
from awesome_lint.world.witness import Witness

_FLAGS = frozenset(
    {"--isolated", "--exit-zero", "--statistics", "--color", "--no-color", "--quiet", "-q", "--force-exclude"}
)
_VALUED = frozenset(
    {
        "--select",
        "--ignore",
        "--extend-select",
        "--preset",
        "--output-format",
        "--config",
        "--fail-on",
        "--show",
        "--exclude",
    }
)
_ENVIRONMENT = ("CI", "NO_COLOR", "FORCE_COLOR", "TERM")
_ANSWERS = (0, 1)
"""The statuses of runs that did their job."""
_README = "readme"


def key(arguments: list[str]) -> str | None:
    """The name under which a run of these arguments is kept; None if it is not to be."""
    release = caches.release()
    if release is None or not arguments or arguments[0] != "check" or not _can_be_kept(arguments[1:]):
        return None
    streams = f"{sys.stdout.isatty()} {sys.stderr.isatty()} {sys.stdout.encoding} {sys.stderr.encoding}"
    streams = f"{streams} {terminal.width()}"
    environment = "\0".join(f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT)
    known = ["run", release, os.getcwd(), streams, environment, *arguments]
    return caches.digest("\0".join(known).encode("utf-8", "surrogateescape"))


def _can_be_kept(arguments: list[str]) -> bool:
    """Whether all that decides about a run is in these arguments and in files."""
    takes_value = False
    for argument in arguments:
        name, mark, _ = argument.partition("=")
        if takes_value:
            takes_value = False
        elif name in _VALUED:
            takes_value = not mark
        elif argument.startswith("-"):
            if argument not in _FLAGS:
                return False
        elif not os.path.isfile(argument) and not os.path.isdir(argument):
            return False
    return True


def answer(name: str) -> int | None:
    """Say what a run said, if it would say the same now, and give its status."""
    import json  # noqa: PLC0415

    content = caches.read(name)
    if content is None:
        return None
    try:
        kept = json.loads(content)
        is_same = _is_same(kept)
        status, said = int(kept["status"]), [(bool(to_stderr), str(text)) for to_stderr, text in kept["said"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if not is_same:
        return None
    for to_stderr, text in said:
        _say(text, to_stderr=to_stderr)
    return status


def _is_same(kept: dict[str, dict[str, object]]) -> bool:
    """Whether all that a run saw is as it was."""
    return (
        all(os.path.exists(path) is exists for path, exists in kept["existing"].items())
        and all(_readmes(folder) == names for folder, names in kept["readmes"].items())
        and all(_expanded(folder) == names for folder, names in kept["trees"].items())
        and all(caches.digest(_content(path)) == digest for path, digest in kept["files"].items())
    )


def _expanded(folder: str) -> list[str]:
    """The files that a folder stands for; only where there is one, something is imported that takes time."""
    from awesome_lint.world import discovery  # noqa: PLC0415

    return [str(each) for each in discovery.expand([folder])]


def _readmes(folder: str) -> str:
    """The names in a folder that decide which README it has."""
    return "\0".join(sorted(name for name in os.listdir(folder) if name.casefold().startswith(_README)))


def _content(path: str) -> bytes:
    if not os.path.isfile(path):
        raise FileNotFoundError(path)
    with open(path, "rb") as file:
        return file.read()


def _say(text: str, *, to_stderr: bool) -> None:
    stream = sys.stderr if to_stderr else sys.stdout
    if to_stderr or stream.isatty():
        stream.write(text)
    else:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "surrogateescape"))
    stream.flush()


def keep(name: str, seen: Witness, status: int) -> None:
    """Keep what a run saw and said, if that is all that decided about it; without a word where that fails."""
    import json  # noqa: PLC0415

    if not seen.is_sure or status not in _ANSWERS:
        return
    try:
        kept = {
            "status": status,
            "said": seen.said,
            "files": seen.files,
            "existing": seen.existing,
            "trees": seen.trees,
            "readmes": {folder: _readmes(folder) for folder in seen.folders},
        }
    except OSError:
        return
    caches.write(name, json.dumps(kept).encode())


def run(arguments: list[str]) -> None:
    """Run the command line, or repeat what it said."""
    name = key(arguments)
    status = answer(name) if name is not None else None
    if status is not None:
        sys.exit(status)
    from awesome_lint.cli import main  # noqa: PLC0415

    if name is None:
        main()
        return
    seen = witness.call()
    try:
        main()
    except SystemExit as ending:
        if isinstance(ending.code, int):
            keep(name, seen, ending.code)
        raise
