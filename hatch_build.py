"""The README as PyPI shows it: links to files of the repository lead to where these are kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).parent
_SOURCE = ROOT / "src" / "awesome_lint"
_RELATIVE = re.compile(r"(?<=\]\()(?![a-z]+:|#)(?=[^()\s]+\))")
"""Where the URL of a link to a file begins."""


def readme() -> str:
    """The text of the README with links to the release that it is of."""
    repository = _value("REPOSITORY", _SOURCE / "values" / "addresses.py")
    version = _value("__version__", _SOURCE / "__init__.py")
    return _RELATIVE.sub(f"{repository}/blob/v{version}/", (ROOT / "README.md").read_text(encoding="utf-8"))


def _value(name: str, path: Path) -> str:
    """The value of a constant, which is read and not imported: what the package needs is not installed yet."""
    (value,) = re.findall(rf'^{name} = "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    return str(value)


class ReadmeHook(MetadataHookInterface):
    """Puts the README into the metadata."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the field that pyproject.toml calls dynamic."""
        metadata["readme"] = {"content-type": "text/markdown", "text": readme()}
