"""What entries are sorted by where it is not their names."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from awesome_lint.page import Page
from awesome_lint.settings import Settings

SCRIPT = """
from awesome_lint import parse
from awesome_lint.conventions import collation, sortkeys
rows = "".join(f"| [Tool {at:02}](https://example.org/{at}) | {at} | {100 - at} |\\n" for at in range(1, 30))
text = "# Tools\\n\\n| Name | Rank | Stars |\\n| --- | --- | --- |\\n" + rows
found = sortkeys.learn([parse(text).entries], collation.naturally)
print(found.field, found.descending)
"""


@pytest.mark.parametrize("seed", ["1", "2", "7", "11"])
def test_of_two_fields_that_show_the_same_order_the_first_is_learned(seed: str) -> None:
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
    assert done.stdout.decode() == "Rank False\n"


def test_sections_without_the_field_that_others_are_sorted_by_keep_no_order() -> None:
    rows = "".join(f"| {at} | [Tool {(7 * at) % 60}](https://example.org/{at}) |\n" for at in range(1, 60))
    text = f"# Tools\n\n## Tools\n\n| No. | Name |\n| --- | --- |\n{rows}"
    for title in ("Texts", "Talks"):
        items = (f"- [Part {(7 * at) % 5}](https://example.com/{title}/{at}) - Reads.\n" for at in range(5))
        text += f"\n## {title}\n\n{''.join(items)}"
    page = Page.read(text, Settings())
    assert [(each.by.field, len(each.entries)) for each in page.conventions.orders] == [("No.", 59)]
    assert page.judged_by(page.conventions).conventions.orders == page.conventions.orders
