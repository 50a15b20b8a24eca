"""Write the address of the repository, as `awesome_lint.values.addresses` has it, into all files that name it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from awesome_lint.values.addresses import REPOSITORY

ROOT = Path(__file__).parents[1]
OWNER, NAME = REPOSITORY.rsplit("/", 2)[1:]
_ADDRESS = re.compile(
    rf"https://[\w.-]+/[\w.-]+/(?:awesome-lint|{re.escape(NAME)})(?=[/@)\"'`\s]|\.git\b|$)", re.MULTILINE
)
_ACTION = re.compile(r"(?<=uses: )[\w.-]+/awesome-lint(?=@)")
_MAIL = re.compile(r"[\w.-]+(?=@users\.noreply\.github\.com)")
OF_OTHERS = ("https://github.com/sindresorhus/awesome-lint", "https://pypi.org/project/awesome-lint")
"""Addresses that end in the same name and are not the repository's."""


def with_address(text: str) -> str:
    """A text with our address in the place of what it was."""
    text = _ADDRESS.sub(lambda found: found[0] if found[0] in OF_OTHERS else REPOSITORY, text)
    return _MAIL.sub(OWNER, _ACTION.sub(f"{OWNER}/{NAME}", text))


def files() -> list[Path]:
    """The text files of the repository."""
    command = ["git", "grep", "-Ilz", "awesome-lint"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S603
    return [ROOT / name for name in listed.decode().split("\0") if name and not name.startswith("tests/schemas/")]


if __name__ == "__main__":
    for path in files():
        before = path.read_bytes().decode()
        if (after := with_address(before)) != before:
            path.write_bytes(after.encode())
