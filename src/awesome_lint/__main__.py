"""`python -m awesome_lint` is `awesome-lint`."""

import sys

from awesome_lint import replay


def main() -> None:
    """Run the command line and exit."""
    replay.run(sys.argv[1:])


if __name__ == "__main__":
    main()
