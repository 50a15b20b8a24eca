"""`python -m awesome_lint` is `awesome-lint`."""

import os
import sys

from awesome_lint import replay


def main() -> None:
    """Run the command line and exit."""
    # `python -m` looks for modules in the current folder first, whose lists are checked and not trusted.
    if sys.path[0] in ("", os.getcwd()):
        del sys.path[0]
    replay.run(sys.argv[1:])


if __name__ == "__main__":
    main()
