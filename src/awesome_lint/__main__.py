"""`python -m awesome_lint` is `awesome-lint`."""

from awesome_lint.cli import main

main()
