"""The rules of npm's awesome-lint under our names, from `rules/npm-rules.toml`.

May not: know whether our rules exist; a test sees to that.
"""

from __future__ import annotations

from functools import cache

from awesome_lint import resources
from awesome_lint.values.addresses import REPOSITORY

_COMPARISON = f"{REPOSITORY}/blob/main/docs/from-npm-awesome-lint.md"
OWN = "awesome-"
"""How the names of most rules begin that npm's awesome-lint brings itself; the others are remark-lint's."""


@cache
def rules() -> dict[str, tuple[str, ...]]:
    """The names of our rules for each of npm's."""
    import tomllib  # noqa: PLC0415 -- few pages hold comments of npm's awesome-lint

    return {name: tuple(ours) for name, ours in tomllib.loads(resources.text("npm-rules.toml")).items()}


def unknown(name: str) -> str | None:
    """A sentence if a name was meant for npm's awesome-lint and is none of its; other plugins may have any name."""
    if name in rules():
        return None
    import difflib  # noqa: PLC0415 -- only for an error

    close = difflib.get_close_matches(name, rules(), 1, 0.85)
    if not close and not name.startswith(OWN):
        return None
    hint = (
        f"did you mean `{close[0]}`?"
        if close
        else f"{REPOSITORY}/blob/main/docs/from-npm-awesome-lint.md lists its rules"
    )
    return f"npm's awesome-lint has no rule `{name}`; {hint}"
