"""Lists of the usual styles, and what adding an entry makes of a list."""

from __future__ import annotations

import difflib

from awesome_lint.editing import adding
from awesome_lint.editing.template import NewEntry
from awesome_lint.settings import Settings

URL = "https://github.com/example/marigold"
NAMES = "Abacus Beacon Cinder Drift Ember Falcon Harbor Iris Juniper Kestrel Lattice Nimbus Orchid".split()  # noqa: SIM905
BULLETS = "# Things\n\n## Tools\n\n" + "".join(
    f"* [{name}](https://example.org/{name.lower()}) — Keeps {name.lower()} in order.\n" for name in NAMES
)
TABLE = "# Things\n\n| Name | What | License |\n| --- | --- | --- |\n" + "".join(
    f"| [{name}](https://example.org/{name.lower()}) | Keeps {name.lower()} | MIT |\n" for name in NAMES
)
HEADINGS = "# Things\n\n## Tools\n\n" + "\n".join(
    f"### {name}\n\n* Type: `library`\n* Link: [source](https://example.org/{name.lower()})\n" for name in NAMES
)


def lines(text: str, **given: object) -> list[str]:
    """The lines that adding an entry adds; nothing else may change."""
    new = NewEntry(**{"name": "Garnet", "url": URL, **given})  # type: ignore[arg-type]
    added = adding.add(text, new, Settings()).text
    changes = [
        each for each in difflib.ndiff(text.splitlines(), added.splitlines()) if not each.startswith(("  ", "?"))
    ]
    assert all(each.startswith("+ ") for each in changes), changes
    return [each[2:] for each in changes]
