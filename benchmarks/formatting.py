"""How long `format` takes beside mdformat, on a page and on a list of generated items.

Both are installed into a scratch environment from an index, started as their users start them on fresh copies
of the page, and run in turns, so that whatever else the machine does meets both alike. What counts is the
ratio of the medians. What takes longer than the limit is stopped, and says so.

    python benchmarks/formatting.py PAGE [--items N] [--runs N] [--limit SECONDS]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from cold_start import install

COMMANDS = {
    "awesome-lint format": ["awesome-lint", "format", "--isolated", "page.md"],
    "mdformat": ["mdformat", "page.md"],
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="the Markdown file to format")
    parser.add_argument("--items", type=int, default=20_000, help="items of the list (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=7, help="runs of each command (default: %(default)s)")
    parser.add_argument("--limit", type=int, default=150, help="seconds for one run (default: %(default)s)")
    options = parser.parse_args()
    pages = {options.page.name: options.page.read_bytes()}
    for name, generate in (("items in order", in_order), ("items out of line", out_of_line)):
        pages[f"{options.items} {name}"] = generate(options.items).encode()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        commands = install(folder, "mdformat-gfm")
        for name, content in pages.items():
            measure(name, content, commands, folder, options)


def in_order(count: int) -> str:
    """A list that is as it should be."""
    return "# List\n\n" + "".join(f"- [Item {at}](https://example.org/{at}) - What it does.\n" for at in range(count))


def out_of_line(count: int) -> str:
    """A list of which half has one marker, and half another and more space behind it."""
    half = range(count // 2)
    right = "".join(f"- [Item {at}](https://example.org/{at}) - What it does.\n" for at in [*half, count])
    wrong = "".join(f"*   [Item {at}](https://example.com/{at}) - What it does.\n" for at in half)
    return f"# List\n\n{wrong}\nMore.\n\n{right}"


def measure(name: str, content: bytes, commands: Path, folder: Path, options: argparse.Namespace) -> None:
    """Run both commands in turns on copies of a page, and print how long they took."""
    times: dict[str, list[float]] = {command: [] for command in COMMANDS}
    for _ in range(options.runs):
        for command, (program, *arguments) in COMMANDS.items():
            if options.limit in times[command]:
                continue
            (folder / "page.md").write_bytes(content)
            start = time.perf_counter()
            try:
                subprocess.run(  # noqa: S603 -- our own command
                    [str(commands / program), *arguments],
                    cwd=folder,
                    capture_output=True,
                    check=False,
                    timeout=options.limit,
                )
                times[command].append(time.perf_counter() - start)
            except subprocess.TimeoutExpired:
                times[command] = [options.limit]
    ours, others = (median(each) for each in times.values())
    at_most = " or less: mdformat was stopped" if others == options.limit else ""
    sys.stdout.write(f"{name}: {ours:.2f} s beside {others:.2f} s, ratio {ours / others:.2f}{at_most}\n")


if __name__ == "__main__":
    main()
