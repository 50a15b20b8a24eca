"""What is wrong with a rule that the settings declare.

May not: know other rules, or run this one.
"""

from __future__ import annotations

import re

from awesome_lint.settings import OwnRule, key
from awesome_lint.text.patterns import ForeignPattern, PatternError

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PLACE = re.compile(r"name|description|url|section title|entry|field:\s*\S.*")
_KINDS = ("words", "pattern", "required_field", "min_values", "max_length")
_FIELD = "field:"


def problem(name: str, each: OwnRule) -> tuple[list[str], str] | None:
    """Where below `rules` a rule is wrong, and what a message about that says of the key; None if it is right."""
    kinds = [key(kind) for kind in _KINDS if getattr(each, kind) not in (None, [])]
    if not _NAME.fullmatch(name):
        return [name], "must be named in small letters, digits and single hyphens"
    if len(kinds) != 1:
        known = "`words`, `pattern`, `required-field`, `min-values` and `max-length`"
        return [name], f"must have one of {known}, not {' and '.join(f'`{kind}`' for kind in kinds) or 'none'}"
    found = _wrong_place(each) or _wrong_kind(each) or _wrong_replacement(each)
    return ([name, found[0]], found[1]) if found is not None else None


def _wrong_place(each: OwnRule) -> tuple[str, str] | None:
    if each.min_values is not None and not (each.in_ or "").startswith(_FIELD):
        return "in", "must be `field:NAME`, the field whose values `min-values` counts"
    if each.in_ is None:
        return None
    if each.required_field is not None:
        return "in", "does not go with `required-field`, which is about whole entries"
    if not _PLACE.fullmatch(each.in_):
        return "in", f"must be `name`, `description`, `url`, `section title`, `entry` or `field:NAME`, not `{each.in_}`"
    return None


def _wrong_kind(each: OwnRule) -> tuple[str, str] | None:
    if any(not word.strip() for word in each.words):
        return "words", "must hold no empty word"
    for kind in ("min_values", "max_length"):
        limit = getattr(each, kind)
        if limit is not None and limit < 1:
            return key(kind), f"must be 1 or more, not `{limit}`"
    try:
        ForeignPattern(each.pattern or "")
    except PatternError as error:
        return "pattern", f"is no regular expression: {error}"
    return None


def _wrong_replacement(each: OwnRule) -> tuple[str, str] | None:
    if each.replace_with is None:
        return None
    if each.pattern is None:
        return None if each.words else ("replace-with", "goes with `words` or `pattern`")
    try:
        ForeignPattern(each.pattern).verify(each.replace_with)
    except PatternError as error:
        return "replace-with", f"does not fit the pattern: {error}"
    return None
