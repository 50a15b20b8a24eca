"""git told to merge lists by record: a section of its configuration, and a line of attributes.

Where we fail in whatever way, also by not being there, git's own merge does it.

May not: merge.
"""

from __future__ import annotations

import os
from pathlib import Path

from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.world import files, git

NAME = "awesome-lint"
LINE = f"*.md merge={NAME}"
_SECTION = f"merge.{NAME}"
_DRIVER = (
    'awesome-lint merge --conflict-style "$(git config merge.conflictStyle || echo merge)" --marker-size %L --path %P'
    " --output-file %A.merged %O %A %B; status=$?;"
    " if test $status -lt 2 && test -f %A.merged; then mv %A.merged %A; exit $status; fi;"
    " git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
"""A file that we wrote tells that the status is ours: Python, too, ends with 1 where it cannot begin."""
_MISSING_SECTION = 128


class DriverError(AwesomeLintError):
    """git could not be told, or to forget it; the message is a sentence."""


def install(folder: Path, *, is_global: bool) -> list[str]:
    """Let git merge Markdown files by record, in the repository of a folder or everywhere; say what was written where.

    Raises:
        DriverError: git's configuration cannot be written, or the folder is in no repository.
        FileError: the attributes cannot be.
    """
    attributes = _attributes(folder, is_global=is_global)
    content = _content(attributes)
    _configure(folder, f"{_SECTION}.name", "merge lists by record", is_global=is_global)
    _configure(folder, f"{_SECTION}.driver", _DRIVER, is_global=is_global)
    if not any(map(_is_ours, content.split(b"\n"))):
        attributes.parent.mkdir(parents=True, exist_ok=True)
        end = b"\n" if content and not content.endswith(b"\n") else b""
        files.write_new(attributes, [content, end, LINE.encode(), b"\n"])
    return [f"git's configuration: the section `{_SECTION}`", f"{_called(attributes, folder)}: the line `{LINE}`"]


def uninstall(folder: Path, *, is_global: bool) -> list[str]:
    """Take back what `install` wrote; say what.

    Raises:
        DriverError: git's configuration cannot be written, or the folder is in no repository.
        FileError: the attributes cannot be.
    """
    attributes = _attributes(folder, is_global=is_global)
    done = _git(folder, "config", _scope(is_global=is_global), "--remove-section", _SECTION)
    if done.returncode not in (0, _MISSING_SECTION):
        raise _failed(done)
    lines = _content(attributes).split(b"\n")
    gone = [f"git's configuration: the section `{_SECTION}`"] if not done.returncode else []
    if any(map(_is_ours, lines)):
        kept = b"\n".join(line for line in lines if not _is_ours(line))
        if kept:
            files.write_new(attributes, [kept])
        else:
            attributes.unlink()
        gone.append(f"{_called(attributes, folder)}: the line `{LINE}`")
    return gone


def _attributes(folder: Path, *, is_global: bool) -> Path:
    if not is_global:
        top = files.top(folder)
        if top is None:
            raise DriverError(f"{folder.absolute()} is in no git repository; --global installs it for all of yours")
        config = _git(folder, "rev-parse", "--git-path", "config").stdout.rstrip(b"\n")
        files.require_inside(folder / os.fsdecode(config))
        return top / ".gitattributes"
    named = _git(folder, "config", "--global", "--type=path", "core.attributesFile").stdout.rstrip(b"\n")
    if named:
        return Path(os.fsdecode(named))
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "git" / "attributes"


def _called(path: Path, folder: Path) -> Path:
    here = folder.absolute()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _content(path: Path) -> bytes:
    return files.read(path) if files.exists(path) else b""


def _is_ours(line: bytes) -> bool:
    """Whether a line is the one that we write; to git, nothing but a line feed ends one."""
    return line.rstrip(b"\r") == LINE.encode()


def _configure(folder: Path, key: str, value: str, *, is_global: bool) -> None:
    done = _git(folder, "config", _scope(is_global=is_global), key, value)
    if done.returncode:
        raise _failed(done)


def _scope(*, is_global: bool) -> str:
    return "--global" if is_global else "--local"


def _git(folder: Path, *arguments: str) -> git.Completed:
    try:
        return git.run(folder, *arguments)
    except OSError as error:
        raise DriverError(f"git cannot be run: {error}") from None


def _failed(done: git.Completed) -> DriverError:
    return DriverError(f"git's configuration was not changed: {' '.join(done.stderr.decode(errors='replace').split())}")
