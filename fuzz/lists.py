"""Mutate real lists and see that neither formatting nor a safe fix harms them; `fuzz/README.md` says how to run it."""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from awesome_lint import engine
from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import Judge
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.registry.plan import plan
from awesome_lint.settings import Settings
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Image, Link
from github import html

WORD = re.compile(r"[^\W\d_]{3,}")
LAYOUT = selection.matching("FMT")
SETTINGS = Settings()
PLAN = plan(SETTINGS, None)
MAX_SECONDS = 5
MAX_LINES = 14
MAX_LINES_OF_SECTION = 50
MAX_LENGTH = 300
PIECES = (
    *("\v", "\f", "\xa0", "\u2028", "\x85", "\ufeff", "\t", "\r", "\r\n", "\n", "\n\n", "  ", "    ", "  \n", "\\\n"),
    *(
        "> ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "21. ",
        "2) ",
        "-\n",
        "- [ ] ",
        "> [!NOTE]\n",
        "# ",
        "## A ##\n",
        "---\n",
        "===\n",
    ),
    *("```\n", "~~~\n", "    code\n", "| a | b |\n|---|---|\n", "[a]: /b\n", "[a]:  /b 't'\n", "[^1]: x\n"),
    *("<div>\n", "</div>\n", "<pre>\n", "<!--", "-->", "<!-- x -->", "<br>", "&nbsp;", "\\", "`", "*", "**", "_", "~~"),
    *("[", "]", "(", ")", "](", "![", "|", "<", "http://a.org", "www.a.org"),
)
"""What is put into a text."""
WRAPPINGS = (
    *("[{}](https://example.org/x)", "![{}](https://example.org/x.png)", "[![{}](x.svg)](https://example.org/x)"),
    *("[{}][ref]", "[{}]", "[[{}]](https://example.org/x)", '<a href="https://example.org/x">{}</a>', "[^{}]"),
    *("<https://example.org/{}>", "https://example.org/{}", "`{}`", "**{}**", '<img src="x.png" alt="{}">', "&amp;{}"),
)
"""What is made of a word."""


def mutated(dice: random.Random, texts: list[str]) -> str:
    """Some lines of a list, changed in a few places."""
    lines = dice.choice(texts).splitlines(keepends=True) or [""]
    first = dice.randrange(len(lines))
    lines = lines[first : first + dice.randint(1, dice.choice((MAX_LINES, MAX_LINES, MAX_LINES_OF_SECTION)))]
    text = "".join(line[:MAX_LENGTH] for line in lines)
    for _ in range(dice.randint(1, 8)):
        text = _misspelled(dice, text) if dice.randrange(3) == 0 else text
        place = dice.randint(0, len(text))
        begin = text.rfind("\n", 0, place) + 1
        match dice.randrange(5):
            case 0:
                text = text[:place] + dice.choice(PIECES) + text[place:]
            case 1:
                text = text[:begin] + dice.choice(PIECES) + text[begin:]
            case 2:
                text = text[:place] + text[place + dice.randint(1, 6) :]
            case 3:
                text = text[:begin] + text[place:] + text[begin:place]
            case 4:
                marker = dice.choice(("> ", "  ", ">", "\t"))
                text = "".join(marker + line for line in text.splitlines(keepends=True))
    return text


def _misspelled(dice: random.Random, text: str) -> str:
    """The text with a slip in one of its words, or with the word as a link, an image, code."""
    words = [*WORD.finditer(text)]
    if not words:
        return text
    word = dice.choice(words)
    at = dice.randrange(len(word[0]) - 1)
    letters = word[0][:at] + word[0][at : at + 2][::-1] + word[0][at + 2 :]
    written = dice.choice((letters, word[0].swapcase(), dice.choice(WRAPPINGS).format(dice.choice((letters, word[0])))))
    return text[: word.start()] + written + text[word.end() :]


def harm(text: str, *, safe: bool = False) -> str | None:
    """What formatting or a fix does to a text that it should not; with `safe`, no unsafe fix is asked."""
    started = time.process_time()
    try:
        formatted = fixer.fix(text, SETTINGS, selected=LAYOUT, with_records=False)
        judge = _judge()
        fixed = [fixer.apply(text, judge, unsafe=unsafe) for unsafe in ((False,) if safe else (False, True))]
    except Exception as error:  # whatever it is, it is what we look for
        return f"raises {type(error).__name__}: {error}"
    if time.process_time() - started > MAX_SECONDS:
        return f"takes more than {MAX_SECONDS} seconds"
    if any("this is a bug" in reason for each in (formatted, *fixed) for reason in each.refused):
        return f"is refused: {[each.refused for each in (formatted, *fixed)]}"
    if formatted.text != text and _shows_otherwise(text, formatted.text):
        return "shows otherwise when it is formatted"
    before, changed = _urls(judge.read(text, tree.parse)), [_urls(each.page) for each in fixed if each.text != text]
    lost = next((before - after for after in changed if (before - after).total() > (after - before).total()), None)
    return f"loses {[*lost]}" if lost is not None else None


def _shows_otherwise(text: str, changed: str) -> bool:
    """Whether GitHub's renderer shows other text; where it cuts a character in two, nobody can say."""
    try:
        return html(text) != html(changed)
    except UnicodeDecodeError:
        return False


def _judge() -> Judge:
    """One that reads and checks each state of a text once, although safe and unsafe fixes begin with the same."""
    read = cache(lambda text: Page.read(text, SETTINGS))
    found = cache(lambda text: engine.run(read(text), PLAN))
    return Judge(lambda text, _: read(text), lambda page: found(page.source.text))


def _urls(page: Page) -> Counter[str]:
    return Counter(node.url for node in page.document.of(Link, Image) if node.url)


def shrunk(text: str, is_still: Callable[[str], bool]) -> str:
    """The text without all pieces that it can do without."""
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            text, at = (shorter, at) if is_still(shorter) else (text, at + size)
        size //= 2
    return text


def found(options: argparse.Namespace, texts: list[str]) -> Iterator[str]:
    """What comes to harm of mutated texts, until the time is over or there are as many as asked for."""
    dice, end = random.Random(options.seed), time.monotonic() + options.seconds  # noqa: S311 -- it is to be repeatable
    harms = partial(harm, safe=options.safe)
    count = number = 0
    while time.monotonic() < end and (options.texts is None or count < options.texts):
        text, count = mutated(dice, texts), count + 1
        if (what := harms(text)) is not None:
            number += 1
            kind = what.split()[0]
            text = shrunk(text, lambda shorter, kind=kind: (harms(shorter) or "-").split()[0] == kind)  # type: ignore[misc]
            yield f"{text!r} {harms(text)}"
    yield f"{count} texts, seed {options.seed}: {number} found, {time.process_time():.0f} s of the processor"


def main() -> int:
    """Print what is found, and at last how many texts there were; the status is 1 if anything is found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--texts", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--safe", action="store_true", help="ask no unsafe fixes, but twice as many texts")
    options = parser.parse_args()
    texts = [path.read_bytes().decode() for path in options.lists]
    lines = 0
    for line in found(options, texts):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        lines += 1
    return int(lines > 1)


if __name__ == "__main__":
    sys.exit(main())
