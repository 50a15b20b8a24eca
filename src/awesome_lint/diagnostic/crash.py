"""What is said of an error of our own: where it came from, and what its reader can do.

Such an error stops only what raised it: the other rules and files go on, and the exit status is 2. The
functions of the library let it through.

May not: know what was being done.
"""

from __future__ import annotations

from awesome_lint.text.patterns import SlowPatternError
from awesome_lint.values.addresses import REPOSITORY

_PACKAGE = __name__.partition(".")[0]
ISSUES = f"{REPOSITORY}/issues"


def describe(what: str, error: Exception) -> str:
    """A sentence that says what failed, with the error and its place in our code, and where to report it."""
    import traceback  # noqa: PLC0415 -- nothing fails, as a rule

    frames = traceback.extract_tb(error.__traceback__)
    inner = ([frame for frame in frames if _PACKAGE in frame.filename] or frames)[-1]
    module = inner.filename.replace("\\", "/").rpartition(f"{_PACKAGE}/")[2]
    message = " ".join(str(error).split())
    reason = f"{type(error).__name__}: {message}" if message else type(error).__name__
    remedy = f"this is a bug of awesome-lint, please report it with the file at {ISSUES}"
    return f"{what} ({reason} at {module}:{inner.lineno}); {remedy}"


class Crashes(dict[str, str]):
    """What is said of the rules that raised while a text was looked at, by their codes; the others go on.

    An error of the kind `not_ours` is no fault of a rule and goes up.
    """

    def __init__(self, name: str, not_ours: type[Exception]) -> None:
        super().__init__()
        self.name = name
        self.not_ours = not_ours

    def note(self, code: str, error: Exception) -> None:
        """Note what is said of a rule."""
        if isinstance(error, self.not_ours):
            raise error
        if isinstance(error, SlowPatternError):
            remedy = "rewrite the pattern so that it can match in only one way"
            self.setdefault(code, f"{self.name}: the rule {code} was stopped: {error}; {remedy}")
        else:
            self.setdefault(code, describe(f"{self.name}: the rule {code} failed", error))
