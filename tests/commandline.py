"""Our command line, called in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from awesome_lint.cli import app


def run(*arguments: str, stdin: str | bytes | None = None, **environment: str) -> Result:
    """What comes of a command."""
    return CliRunner().invoke(app, arguments, input=stdin, env=environment, prog_name="awesome-lint")


def ran(*arguments: str) -> tuple[int, str, str]:
    """The exit status of a command, and what it says on standard output and standard error."""
    done = run(*arguments)
    return done.exit_code, done.stdout, done.stderr
