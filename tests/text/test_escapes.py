"""Text is looked through for harmful characters only where some may stand."""

from __future__ import annotations

import sys

from awesome_lint.text.escapes import HARMFUL, escape, escape_lines, inert


def test_no_harmful_character_can_be_printed() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not any(each.isprintable() for each in HARMFUL.findall(every))


def test_harmful_characters_are_escaped() -> None:
    assert escape("a\u202eb\n\tc") == "a\\u202eb\\x0a\\x09c"
    assert escape_lines("a\u202eb\n\tc\r") == "a\\u202eb\n\tc\\x0d"
    assert escape("é\u00a0") == escape_lines("é\u00a0") == "é\u00a0"


def test_commands_for_a_ci_are_inert() -> None:
    assert inert("a ##[error]b\n## c\n##VSO[task]") == "a #\\x23[error]b\n## c\n#\\x23VSO[task]"
    assert inert("::error::x") == "\\x3a:error::x"
