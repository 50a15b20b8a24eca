"""Fetch MiniSearch from npm and put it, minified and with its licence, where pages of `awesome-lint site` find it.

    python .ci/refresh_minisearch.py [VERSION]

It takes npm. The version that is used otherwise is the newest one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ASSETS = Path(__file__).parents[1] / "src" / "awesome_lint" / "site" / "assets"
_TERSER = "terser@5"


def refresh(version: str) -> str:
    """Write the two files; the name of the version that they are of."""
    with tempfile.TemporaryDirectory() as scratch:
        packed = _run("npm", "pack", "--json", f"minisearch@{version}", folder=scratch)
        (package,) = json.loads(packed)
        with tarfile.open(Path(scratch) / package["filename"]) as archive:
            archive.extractall(scratch, filter="data")
        source = Path(scratch) / "package"
        made = _run("npx", "--yes", _TERSER, "--compress", "--mangle", "--", "dist/umd/index.js", folder=str(source))
        licence = (source / "LICENSE.txt").read_text(encoding="utf-8")
    note = f"/*! MiniSearch {package['version']}, MIT licence: see minisearch.LICENSE.txt */\n"
    (ASSETS / "minisearch.js").write_text(note + made, encoding="utf-8")
    (ASSETS / "minisearch.LICENSE.txt").write_text(licence, encoding="utf-8")
    return str(package["version"])


def _run(*command: str, folder: str) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603


if __name__ == "__main__":
    print(refresh(*sys.argv[1:] or ["latest"]))  # noqa: T201
