"""Runs of `check` that are answered from the cache, without reading Markdown or loading rules.

The cache is the folder `.awesome_lint_cache` of the current one: one file for each command line, with
what the run saw (the witness's notes) and said. A run is repeated where everything it saw is as it
was; the list itself, its settings, the files that rules asked about. Files are written beside and
renamed, so runs side by side do no harm. Nothing here may cost time to import.
"""

from __future__ import annotations

import os
import sys

from awesome_lint import __version__, witness
from awesome_lint.witness import Witness

FOLDER = ".awesome_lint_cache"
_FLAGS = frozenset({"--isolated", "--exit-zero", "--statistics", "--color", "--no-color", "--quiet", "-q"})
_VALUED = frozenset(
    {"--select", "--ignore", "--extend-select", "--preset", "--output-format", "--config", "--fail-on", "--show"}
)
_ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "TERM")
_ANSWERS = (0, 1)
"""The statuses of runs that did their job."""
_MOST_FILES = 100
_README = "readme"


def key(arguments: list[str]) -> str | None:
    """The name under which a run of these arguments is kept; None if it is not to be."""
    if not arguments or arguments[0] != "check" or not is_installed() or not _can_be_kept(arguments[1:]):
        return None
    streams = f"{sys.stdout.isatty()} {sys.stderr.isatty()} {sys.stdout.encoding} {sys.stderr.encoding}"
    environment = "\0".join(f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT)
    known = [__version__, sys.version, _speller(), os.getcwd(), streams, environment, *arguments]
    return _digest("\0".join(known).encode("utf-8", "surrogateescape"))


def _speller() -> str:
    """What tells one release of the program that knows misspellings from another."""
    try:
        stat = os.stat(os.path.join(os.path.dirname(sys.executable), "typos"))
    except OSError:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns}"


def is_installed() -> bool:
    """Whether this is a release, whose version says what it does, and not the source that somebody works on."""
    return os.path.isdir(os.path.join(os.path.dirname(__file__), "_rule_book"))


def _can_be_kept(arguments: list[str]) -> bool:
    """Whether all that decides about a run is in these arguments and in files."""
    takes_value = False
    for each in arguments:
        name, mark, _ = each.partition("=")
        if takes_value:
            takes_value = False
        elif name in _VALUED:
            takes_value = not mark
        elif each.startswith("-"):
            if each not in _FLAGS:
                return False
        elif not os.path.isfile(each):
            return False
    return True


def answer(name: str) -> int | None:
    """Say what a run said, if it would say the same now, and give its status."""
    import json  # noqa: PLC0415

    try:
        with open(os.path.join(FOLDER, f"{name}.json"), encoding="utf-8") as file:
            kept = json.load(file)
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
        and all(_digest(_content(path)) == digest for path, digest in kept["files"].items())
    )


def _readmes(folder: str) -> str:
    """The names in a folder that decide which README it has."""
    return "\0".join(sorted(name for name in os.listdir(folder) if name.casefold().startswith(_README)))


def _content(path: str) -> bytes:
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


def _digest(content: bytes) -> str:
    import hashlib  # noqa: PLC0415

    return hashlib.blake2b(content, digest_size=20).hexdigest()


def keep(name: str, seen: Witness, status: int) -> None:
    """Keep what a run saw and said, if that is all that decided about it; without a word where that fails."""
    import json  # noqa: PLC0415

    if not seen.is_sure or status not in _ANSWERS:
        return
    files = {path: _digest(content) for path, content in seen.files.items()}
    kept: dict[str, object] = {
        "status": status,
        "said": seen.said,
        "files": files,
        "existing": seen.existing,
    }
    try:
        kept["readmes"] = {folder: _readmes(folder) for folder in seen.folders}
        _make_folder()
        path = os.path.join(FOLDER, f"{name}.json")
        beside = f"{path}.{os.getpid()}"
        with open(beside, "w", encoding="utf-8") as file:
            json.dump(kept, file)
        os.replace(beside, path)
    except (OSError, ValueError):
        return


def _make_folder() -> None:
    """Make the folder, which git ignores; empty it where runs of long ago have filled it."""
    os.makedirs(FOLDER, exist_ok=True)
    ignore = os.path.join(FOLDER, ".gitignore")
    if not os.path.exists(ignore):
        with open(ignore, "w", encoding="utf-8") as file:
            file.write("*\n")
    names = os.listdir(FOLDER)
    if len(names) > _MOST_FILES:
        for each in names:
            if each.endswith(".json"):
                os.unlink(os.path.join(FOLDER, each))


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
