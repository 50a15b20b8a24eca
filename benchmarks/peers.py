"""We and our peers side by side on the same files, as the table that stands in `README.md`.

The peers are installed into a scratch folder from their registries, we as a wheel into an environment of our own.
All commands run in turns, so that whatever else the machine does meets all alike: what counts are the ratios of the
medians. Peak memory is that of the largest process. npm's awesome-lint is given a file in a folder that is no
repository, so that it asks nothing of GitHub; all its other rules run.

    python benchmarks/peers.py [--runs N] [--corpus FOLDER] [--scratch FOLDER] [--processor]

On a machine that others use as well, `--processor` compares the time of the processor. That of Node is longer than what
its users wait for, since it collects garbage and compiles in threads of its own.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "corpus"
LARGE = SHARED / "dev" / "avelino__awesome-go.md"
SMALL = ROOT / "tests" / "fixtures" / "toolkits.md"
FROM_NPM = ("awesome-lint", "markdownlint-cli2")
FROM_PYPI = ("rumdl", "mdformat", "mdformat-gfm")
SIZES = (100_000, 1_000_000, 10_000_000)
CHARACTERS = 400_000
"""The size of the large list where there is no real one."""
ENTRIES = 20
"""The entries of a section of a generated list."""
MEGABYTE = 1024
"""Of the kB in which memory is measured."""


class Command(NamedTuple):
    """Something to run in the folder of the pages.

    `writes` is the page that it changes, put there anew each time; `edited` a page that gets one more entry before.
    """

    arguments: tuple[str, ...]
    writes: str | None = None
    edited: str | None = None


class Run(NamedTuple):
    """How long a run took, and how much memory its largest process held at most, in kB."""

    seconds: float
    memory: float


class Goal(NamedTuple):
    """A row of the table: two commands and the ratio that we want at most."""

    work: str
    ours: str
    theirs: str
    most: float
    in_memory: bool = False


BARE = ("python -c pass", "import click, markdown_it")
"""What Python alone takes, and what the packages do that we cannot do without."""
GOALS = (
    Goal("cold `check`, small page", "check small", "npm awesome-lint small", 0.25),
    Goal("cold `check`, small page", "check small", "import click, markdown_it", 2.5),
    Goal("cold `check`, small page", "check small", "markdownlint-cli2 small", 0.7),
    Goal("cold `check`, large list", "check large", "npm awesome-lint large", 0.12),
    Goal("cold `check`, large list", "check large", "markdownlint-cli2 large", 0.55),
    Goal("cached `check`, large list", "cached large", "rumdl --no-cache large", 1),
    Goal("cached `check`, small page", "cached small", "python -c pass", 5),
    Goal("`format`, large list", "format large", "mdformat large", 0.8),
    Goal("cold `check`, whole corpus", "check corpus", "markdownlint-cli2 corpus", 0.6),
    Goal("second `check`, whole corpus", "cached corpus", "check corpus", 0.03),
    Goal("`check` after one edit, whole corpus", "edited corpus", "check corpus", 0.08),
    Goal("peak memory, large list", "check large", "npm awesome-lint large", 0.5, in_memory=True),
)


def main() -> None:
    """Install, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each command (default: %(default)s)")
    parser.add_argument("--corpus", type=Path, default=SHARED, help="a folder of lists (default: %(default)s)")
    parser.add_argument("--scratch", type=Path, help="where to install, and to find again what was installed before")
    parser.add_argument("--processor", action="store_true", help="compare the time of the processor")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        scratch = (options.scratch or Path(temporary)).absolute()
        install(scratch)
        folder = Path(temporary) / "pages"
        write_pages(folder, options.corpus)
        global clock  # noqa: PLW0603 -- one for all that is measured
        clock = processor if options.processor else time.perf_counter
        runs = measure(commands(scratch, has_corpus=(folder / "corpus").is_dir()), folder, options.runs)
        inside = measure_inside(scratch, folder, options.runs, in_processor=options.processor)
        report(
            scratch, folder, runs, inside, growth(scratch, folder, median(each.seconds for each in runs["check small"]))
        )


def processor() -> float:
    """The time that the processor has given to programs that were run here, and have ended."""
    times = os.times()
    return times.children_user + times.children_system


clock = time.perf_counter


def install(scratch: Path) -> None:
    """Install the peers unless they are there already, and ourselves anew."""
    if not (scratch / "node_modules").is_dir():
        scratch.mkdir(parents=True, exist_ok=True)
        run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(scratch), *FROM_NPM)
    for name, wanted in (("peers", FROM_PYPI), ("ours", (str(ROOT),))):
        if name == "ours" or not (scratch / name).is_dir():
            venv.create(scratch / name, with_pip=True, clear=True)
            python = str(scratch / name / "bin" / "python")
            run(python, "-m", "pip", "install", "--quiet", "--compile", *wanted)


def run(*command: str) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 -- our own


def write_pages(folder: Path, corpus: Path) -> None:
    """Put the files to work on into a folder."""
    folder.mkdir()
    shutil.copyfile(SMALL, folder / "small.md")
    if LARGE.is_file():
        shutil.copyfile(LARGE, folder / "large.md")
    else:
        (folder / "large.md").write_text(generated(CHARACTERS), encoding="utf-8")
    for size in SIZES:
        (folder / f"{size}.md").write_text(generated(size), encoding="utf-8")
    for path in sorted(corpus.rglob("*.md")):
        (folder / "corpus").mkdir(exist_ok=True)
        shutil.copyfile(path, folder / "corpus" / path.name)


def generated(size: int) -> str:
    """A list of about so many characters."""
    pieces = ["# Tools\n"]
    length = number = 0
    while length < size:
        heading = f"\n## Part {number // ENTRIES}\n\n" if number % ENTRIES == 0 else ""
        name = f"tool-{number:07}"
        pieces.append(
            f"{heading}- [{name}](https://example.org/{name}) - Reads the `{name}` format and writes lists.\n"
        )
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)


def commands(scratch: Path, *, has_corpus: bool) -> dict[str, Command]:
    """All that is run, by name."""
    ours, python = str(scratch / "ours" / "bin" / "awesome-lint"), str(scratch / "ours" / "bin" / "python")
    npm, markdownlint = (str(scratch / "node_modules" / ".bin" / name) for name in FROM_NPM)
    rumdl, mdformat = (str(scratch / "peers" / "bin" / name) for name in FROM_PYPI[:2])
    found = {name: Command((python, "-c", name.removeprefix("python -c "))) for name in BARE}
    for size in ("small", "large"):
        page = f"{size}.md"
        found[f"check {size}"] = Command((ours, "check", "--no-cache", page))
        found[f"cached {size}"] = Command((ours, "check", page))
        found[f"npm awesome-lint {size}"] = Command((npm, page))
        found[f"markdownlint-cli2 {size}"] = Command((markdownlint, page))
        found[f"rumdl --no-cache {size}"] = Command((rumdl, "check", "--no-cache", page))
    found["format large"] = Command((ours, "format", "copy.md"), "large.md")
    found["mdformat large"] = Command((mdformat, "copy.md"), "large.md")
    if has_corpus:
        found["check corpus"] = Command((ours, "check", "--no-cache", "corpus"))
        found["cached corpus"] = Command((ours, "check", "corpus"))
        found["edited corpus"] = Command((ours, "check", "corpus"), edited="corpus/" + LARGE.name)
        found["markdownlint-cli2 corpus"] = Command((markdownlint, "corpus/*.md"))
    return found


def measure(works: dict[str, Command], folder: Path, runs: int) -> dict[str, list[Run]]:
    """The runs of each command, in turns, after one to warm up."""
    found: dict[str, list[Run]] = {name: [] for name in works}
    for turn in range(1 + runs):
        for name, command in works.items():
            if command.writes is not None:
                shutil.copyfile(folder / command.writes, folder / "copy.md")
            if command.edited is not None:
                with (folder / command.edited).open("a", encoding="utf-8") as page:
                    page.write(f"- [entry {turn}](https://example.org/{turn}) - Came with turn {turn}.\n")
            this = timed(command.arguments, folder)
            if turn:
                found[name].append(this)
    return found


def timed(arguments: tuple[str, ...], folder: Path) -> Run:
    """Run a command; that it found something to say is no failure."""
    with (folder / "said.txt").open("w+b") as said:
        start = clock()
        process = subprocess.Popen(arguments, cwd=folder, stdout=said, stderr=subprocess.STDOUT)  # noqa: S603 -- our own
        _, status, usage = os.wait4(process.pid, 0)
        seconds = clock() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            said.seek(0)
            raise RuntimeError(f"{' '.join(arguments)} failed: {said.read().decode(errors='replace')[-1000:]}")
    return Run(seconds, usage.ru_maxrss)


def measure_inside(scratch: Path, folder: Path, runs: int, *, in_processor: bool) -> dict[str, float]:
    """Medians of what `in_process.py` measures."""
    script = (str(ROOT / "benchmarks" / "in_process.py"), *(["--processor"] if in_processor else []))
    python = str(scratch / "ours" / "bin" / "python")
    every = [json.loads(run(python, *script, str(folder / "large.md"))) for _ in range(runs)]
    return {name: median(each[name] for each in every) for name in every[0]}


def growth(scratch: Path, folder: Path, start: float) -> tuple[float, float]:
    """How time and memory grow with the size of a generated list, from the smallest to the largest.

    Of time, without that to start, it is the exponent, of memory the MB for each MB.
    """
    ours = str(scratch / "ours" / "bin" / "awesome-lint")
    one, *_, other = (timed((ours, "check", "--no-cache", f"{size}.md"), folder) for size in SIZES)
    exponent = math.log((other.seconds - start) / (one.seconds - start)) / math.log(SIZES[-1] / SIZES[0])
    return exponent, (other.memory - one.memory) * 1024 / (SIZES[-1] - SIZES[0])


def report(
    scratch: Path, folder: Path, runs: dict[str, list[Run]], inside: dict[str, float], grown: tuple[float, float]
) -> None:
    """Print what was run and the table."""
    sizes = {name: (folder / f"{name}.md").stat().st_size / 1000 for name in ("small", "large")}
    sys.stdout.write(f"{datetime.now(UTC):%Y-%m-%d}, {', '.join(versions(scratch))}, {os.cpu_count()} cores.\n")
    sys.stdout.write(f"The small page has {sizes['small']:.0f} kB, the large list {sizes['large']:.0f} kB.\n\n")
    sys.stdout.write("| Work | Ours | Beside | Theirs | Ratio | Goal |\n| --- | --- | --- | --- | --- | --- |\n")
    for row in rows(runs, inside):
        sys.stdout.write(f"| {' | '.join(row)} |\n")
    sys.stdout.write(f"| time against size, 0.1 to 10 MB | | linear | | **{grown[0]:.2f}** (exponent) | 1.1 |\n")
    sys.stdout.write(f"| memory against size, 0.1 to 10 MB | | | | **{grown[1]:.0f}** (MB for each MB) | 38 |\n")


def rows(runs: dict[str, list[Run]], inside: dict[str, float]) -> Iterator[tuple[str, ...]]:
    """The cells of the table, row by row."""
    for work, ours, theirs, most, in_memory in GOALS:
        if ours in runs:
            at = 1 if in_memory else 0
            one, other = (median(each[at] for each in runs[name]) for name in (ours, theirs))
            said = [f"{each / MEGABYTE:.0f} MB" if in_memory else milliseconds(each) for each in (one, other)]
            yield (
                work,
                said[0],
                theirs.rsplit(" ", 1)[0] if theirs[-1] != "s" else theirs,
                said[1],
                f"**{one / other:.2f}**",
                f"{most}",
            )
    for work, ours, beside, theirs, most in (
        ("`check`, large list, in one process", "check", "bare markdown-it-py parse", "bare", 1.8),
        ("one entry edited in the large list, `Checker`", "again", "its first check", "first", 0.4),
    ):
        ratio = inside[ours] / inside[theirs]
        yield work, milliseconds(inside[ours]), beside, milliseconds(inside[theirs]), f"**{ratio:.2f}**", f"{most}"


def milliseconds(seconds: float) -> str:
    """A time for people."""
    return f"{seconds * 1000:.0f} ms"


def versions(scratch: Path) -> Iterator[str]:
    """What was measured."""
    for name in FROM_NPM:
        package = json.loads((scratch / "node_modules" / name / "package.json").read_bytes())
        yield f"{name} {package['version']} (npm)"
    (packages,) = (scratch / "peers" / "lib").glob("python*/site-packages")
    yield from (
        f"{each.name} {each.version}" for each in metadata.distributions(path=[str(packages)]) if each.name in FROM_PYPI
    )
    yield f"Python {platform.python_version()}"
    yield f"Node {run('node', '--version').strip()}"


if __name__ == "__main__":
    main()
