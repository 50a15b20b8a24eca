"""`python -m awesome_lint` is `awesome-lint`."""

import atexit
import gc
import os
import sys

from awesome_lint import replay


def main() -> None:
    """Run the command line and exit."""
    # A run makes many small objects and ends soon: looking for garbage cycles costs more than they hold.
    gc.disable()
    _open_closed_streams()
    try:
        here = os.getcwd()
    except OSError:
        sys.stderr.write("error: the current folder is not there any more\n")
        sys.exit(2)
    # `python -m` looks for modules in the current folder first, whose lists are checked and not trusted.
    if sys.path[0] in ("", here):
        del sys.path[0]
    try:
        replay.run(sys.argv[1:])
    except SystemExit as ending:
        if isinstance(ending.code, int):
            _leave(ending.code)
        raise


def _leave(status: int) -> None:
    """End without taking all apart that was loaded, which takes a twentieth of a small page's check.

    Not if somebody watches the run, threads go on, or what was written cannot be flushed: Python says so, then.
    """
    is_watched = sys.getprofile() is not None or sys.gettrace() is not None
    if is_watched or ("threading" in sys.modules and sys.modules["threading"].active_count() > 1):
        return
    try:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


def _open_closed_streams() -> None:
    """Let what was closed be empty; else files that are opened later would take its place."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


if __name__ == "__main__":
    main()
