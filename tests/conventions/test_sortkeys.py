"""What entries are sorted by where it is not their names."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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
