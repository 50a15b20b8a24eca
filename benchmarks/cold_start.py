"""How long a cold `check` takes beside mdformat's `--check` on the same page.

Both are installed into a scratch environment from an index, started as their users start them on a copy of
the page, and run in turns, so that whatever else the machine does meets both alike. What counts is the ratio
of the medians.

    python benchmarks/cold_start.py PAGE [--runs N]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
COMMANDS = {
    "awesome-lint check": ["awesome-lint", "check", "--no-cache", "page.md"],
    "mdformat --check": ["mdformat", "--check", "page.md"],
    "awesome-lint check --config": ["awesome-lint", "check", "--no-cache", "--config", "settings.toml", "page.md"],
    "awesome-lint --version": ["awesome-lint", "--version"],
    "python -c pass": ["python", "-c", "pass"],
}
SETTINGS = 'ignore = ["LNK006"]\n'
WARM_UP = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="the Markdown file to check")
    parser.add_argument("--runs", type=int, default=41, help="runs of each command (default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copyfile(options.page, folder / "page.md")
        (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        times = measure(install(folder), folder, options.runs)
    medians = {name: median(each) for name, each in times.items()}
    for name, each in times.items():
        sys.stdout.write(f"{name:27} median {medians[name] * 1000:6.1f} ms, best {min(each) * 1000:6.1f} ms\n")
    ratio = medians["awesome-lint check"] / medians["mdformat --check"]
    sys.stdout.write(f"awesome-lint check takes {ratio:.2f} times as long as mdformat --check\n")


def install(scratch: Path, *plugins: str) -> Path:
    """Install both tools, with plugins of mdformat, compiled; return the folder with their commands."""
    venv.create(scratch / "venv", with_pip=True)
    bin_folder = scratch / "venv" / ("Scripts" if os.name == "nt" else "bin")
    command = [str(bin_folder / "python"), "-m", "pip", "install", "--quiet", "--compile", str(ROOT), "mdformat"]
    subprocess.run([*command, *plugins], check=True)  # noqa: S603 -- our own command
    return bin_folder


def measure(bin_folder: Path, folder: Path, runs: int) -> dict[str, list[float]]:
    """The seconds that each run of each command took, in turns."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(WARM_UP + runs):
        for name, (program, *arguments) in COMMANDS.items():
            command = [str(bin_folder / program), *arguments]
            start = time.perf_counter()
            subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 -- our own command
            if turn >= WARM_UP:
                times[name].append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
