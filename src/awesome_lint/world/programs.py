"""Where the programs are that we call: never in the folder of a list.

May not: run one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def find(name: str) -> str | None:
    """The full name of a program on the path; what the path says of the current folder is not heeded."""
    folders = [each for each in os.get_exec_path() if Path(each).is_absolute()]
    found = shutil.which(name, path=os.pathsep.join(folders)) if folders else None
    # On Windows the current folder is looked at first, whatever the path says.
    return found if found is not None and Path(found).is_absolute() else None
