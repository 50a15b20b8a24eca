"""What is wrong with a rule that the settings declare.

May not: know other rules, or run this one.
"""

from __future__ import annotations

from awesome_lint.settings import OwnRule, key
from awesome_lint.text.patterns import ForeignPattern, PatternError, late_pattern

_NAME = late_pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PLACE = late_pattern(r"name|description|url|section title|entry|field:\s*\S.*")
_KINDS = ("words", "pattern", "required_field", "min_values", "max_length")
_FIELD = "field:"


def problem(name: str, rule: OwnRule) -> tuple[list[str], str] | None:
    """Where below `rules` a rule is wrong, and what a message about that says of the key; None if it is right."""
    kinds = [key(kind) for kind in _KINDS if getattr(rule, kind) not in (None, [])]
    if not _NAME.fullmatch(name):
        return [name], "must be named in lowercase letters, digits and single hyphens"
    if len(kinds) != 1:
        known = "`words`, `pattern`, `required-field`, `min-values` and `max-length`"
        return [name], f"must have one of {known}, not {' and '.join(f'`{kind}`' for kind in kinds) or 'none'}"
    found = _wrong_place(rule) or _wrong_kind(rule) or _wrong_replacement(rule)
    return ([name, found[0]], found[1]) if found is not None else None


def _wrong_place(rule: OwnRule) -> tuple[str, str] | None:
    if rule.min_values is not None and not (rule.in_ or "").startswith(_FIELD):
        return "in", "must be `field:NAME`, the field whose values `min-values` counts"
    if rule.in_ is None:
        return None
    if rule.required_field is not None:
        return "in", "cannot be used with `required-field`, which applies to whole entries"
    if not _PLACE.fullmatch(rule.in_):
        return "in", f"must be `name`, `description`, `url`, `section title`, `entry` or `field:NAME`, not `{rule.in_}`"
    return None


def _wrong_kind(rule: OwnRule) -> tuple[str, str] | None:
    if any(not word.strip() for word in rule.words):
        return "words", "must not contain an empty word"
    for kind in ("min_values", "max_length"):
        limit = getattr(rule, kind)
        if limit is not None and limit < 1:
            return key(kind), f"must be 1 or more, not `{limit}`"
    try:
        ForeignPattern(rule.pattern or "")
    except PatternError as error:
        return "pattern", f"is not a regular expression: {error}"
    return None


def _wrong_replacement(rule: OwnRule) -> tuple[str, str] | None:
    if rule.replace_with is None:
        return None
    if rule.pattern is None:
        return None if rule.words else ("replace-with", "requires `words` or `pattern`")
    try:
        ForeignPattern(rule.pattern).verify(rule.replace_with)
    except PatternError as error:
        return "replace-with", f"does not match the pattern: {error}"
    return None
