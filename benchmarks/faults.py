"""Faults that people make in lists, as changes of one line or a few: what `planted.py` plants.

Nothing here asks the linter: a place is found by how the line is written, and a fault of writing is planted only where
the page itself keeps to the opposite.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import TypeVar

ENTRY = re.compile(r"(\s*(?:[-*+]|\d+\.) )(\[([^\[\]]{3,})\]\((https?://[^()\s]{8,})\))(.*)")
"""A bullet and what stands in front, the link, its text, its URL, and what follows."""

DESCRIBED = re.compile(r"(\s*[-–—:]\s+)(\w.{15,})")
HEADING = re.compile(r"(#{2,5}) (.*\w.*)")
BEGINS = re.compile(r"<!--[^<>]*\b(?:begin|start|(?<!/)toc|(?<!/)markdowntoc)\b", re.IGNORECASE)
ENDS = re.compile(r"<!--[^<>]*(?:\b(?:end|stop|tocstop)\b|/(?:markdown)?toc\b)", re.IGNORECASE)
"""Comments around what a program writes."""
BULLET = re.compile(r"\s*(?:[-*+]|\d+\.) +\S.*")
LISTED = re.compile(r"\s*(?:[-*+]|\d+\.) +\[(.+)\]\(#([^)]+)\)\s*")
ROW = re.compile(r"\s*\|.*\|\s*")
CELLS = re.compile(r"(?<!\\)\|")
BRANDS = {
    "GitHub": "Github",
    "JavaScript": "Javascript",
    "TypeScript": "Typescript",
    "YouTube": "Youtube",
    "PostgreSQL": "Postgresql",
    "MySQL": "MySql",
    "macOS": "MacOS",
    "iOS": "IOS",
    "LinkedIn": "Linkedin",
    "PyTorch": "Pytorch",
    "TensorFlow": "Tensorflow",
    "OpenAI": "OpenAi",
    "Node.js": "NodeJS",
    "WordPress": "Wordpress",
    "StackOverflow": "Stackoverflow",
}
MIN_ENTRIES = 6
FAR = 5
MEANT = 2
USUAL = 0.9
"""The share of entries from which a page keeps to a way of writing."""


@dataclass(frozen=True)
class Line:
    """A line of the page that is an entry with its link in front."""

    at: int
    front: str
    link: str
    name: str
    url: str
    rest: str

    def wrote(self, link: str | None = None, rest: str | None = None) -> str:
        """The line, with another link or another end."""
        return self.front + (self.link if link is None else link) + (self.rest if rest is None else rest)


@dataclass
class Page:
    """The lines of a page, and what they are by how they are written."""

    text: str
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")

    @cached_property
    def is_code(self) -> list[bool]:
        """For each line whether a fence or a comment holds it, or a program writes it."""
        held, hidden, made, found = False, False, False, []
        for line in self.lines:
            if line.lstrip().startswith(("```", "~~~")):
                held = not held
            made = (made or BEGINS.search(line) is not None) and ENDS.search(line) is None
            begins, ends = line.rfind("<!--"), line.rfind("-->")
            found.append(held or hidden or made or begins >= 0)
            hidden = begins > ends or (hidden and ends < 0)
        return found

    @cached_property
    def entries(self) -> list[Line]:
        """Every bullet with its link in front."""
        found = [(at, ENTRY.fullmatch(line)) for at, line in enumerate(self.lines) if not self.is_code[at]]
        return [Line(at, *made.groups()) for at, made in found if made]

    @cached_property
    def described(self) -> list[tuple[Line, str, str]]:
        """Entries with a separator and a description, if nearly all have both."""
        found = [(one, DESCRIBED.fullmatch(one.rest.rstrip())) for one in self.entries]
        made = [(one, *match.groups()) for one, match in found if match]
        return made if len(made) >= max(6, USUAL * len(self.entries)) else []

    @cached_property
    def is_linked(self) -> bool:
        """Whether nearly all bullets begin with a link, so that one without shows."""
        bullets = (at for at, line in enumerate(self.lines) if BULLET.fullmatch(line) and not self.is_code[at])
        others = [at for at in bullets if at not in self.listed]
        return len(self.entries) >= max(MIN_ENTRIES, USUAL * len(others))

    @cached_property
    def has_twins(self) -> bool:
        """Whether the page itself holds several entries twice, or several under one URL."""
        names = Counter(each.name.casefold() for each in self.entries)
        urls = Counter(each.url for each in self.entries)
        return any(sum(count > 1 for count in counts.values()) >= MEANT for counts in (names, urls))

    @cached_property
    def headings(self) -> list[tuple[int, str, str]]:
        """Line, marks and title of each heading below the title, but that of the contents, which some write smaller."""
        found = [(at, HEADING.fullmatch(line)) for at, line in enumerate(self.lines) if not self.is_code[at]]
        made = [(at, *match.groups()) for at, match in found if match]
        above = {max((at for at, _, _ in made if at < row), default=0) for row in self.listed[:1]}
        return [each for each in made if each[0] not in above]

    @cached_property
    def listed(self) -> list[int]:
        """The lines of the contents list."""
        return [at for at, line in enumerate(self.lines) if LISTED.fullmatch(line) and not self.is_code[at]]

    @cached_property
    def rows(self) -> list[int]:
        """The lines of tables that are neither head nor rule."""
        rows = [at for at, line in enumerate(self.lines) if ROW.fullmatch(line) and not self.is_code[at]]
        return [at for at in rows if at - 1 in rows and at - 2 in rows and set(self.lines[at]) - set("|-: ")]

    def with_lines(self, new: dict[int, str | None]) -> str:
        """The page with other lines at some places; None takes a line away."""
        lines = (new.get(at, line) for at, line in enumerate(self.lines))
        return "\n".join(line for line in lines if line is not None)


T = TypeVar("T")
Plant = Callable[[Page, Random], str | None]


@dataclass(frozen=True)
class Kind:
    """Faults of one kind: the rules that are right about them, and the forms they take.

    `is_quiet` says that `check` counts them by default, and does not print them.
    """

    name: str
    codes: tuple[str, ...]
    forms: dict[str, Plant]
    is_quiet: bool = False


def chosen(found: Sequence[T], rng: Random, least: int = 1) -> T | None:
    """One of those that are there, if these are enough."""
    return rng.choice(found) if len(found) >= least else None


def of_link(change: Callable[[Line], str], where: Callable[[Line], bool] = lambda _: True) -> Plant:
    """Write the link of an entry otherwise."""

    def plant(page: Page, rng: Random) -> str | None:
        one = chosen([each for each in page.entries if where(each)], rng)
        return page.with_lines({one.at: one.wrote(change(one))}) if one else None

    return plant


def of_linked(change: Callable[[Line], str]) -> Plant:
    """Write the link of an entry otherwise, where nearly all bullets begin with one whose text is no URL."""
    plant = of_link(change, lambda one: "://" not in one.name)
    return lambda page, rng: plant(page, rng) if page.is_linked else None


def of_url(change: Callable[[str], str]) -> Plant:
    """Write the URL of an entry otherwise, where that makes a difference."""
    return of_link(lambda one: f"[{one.name}]({change(one.url)})", lambda one: change(one.url) != one.url)


def of_line(change: Callable[[Line], str]) -> Plant:
    """Write the line of an entry otherwise."""

    def plant(page: Page, rng: Random) -> str | None:
        one = chosen(page.entries, rng)
        return page.with_lines({one.at: change(one)}) if one else None

    return plant


def of_run(change: Callable[[Line], str]) -> Plant:
    """Write the line of an entry otherwise that stands right below or above another one."""

    def plant(page: Page, rng: Random) -> str | None:
        lines = {each.at for each in page.entries}
        one = chosen([each for each in page.entries if lines & {each.at - 1, each.at + 1}], rng)
        return page.with_lines({one.at: change(one)}) if one else None

    return plant


def of_words(change: Callable[[str, Random], str | None]) -> Plant:
    """Write a description otherwise."""

    def plant(page: Page, rng: Random) -> str | None:
        pairs = ((one, change(one.rest, rng)) for one in rng.sample(page.entries, len(page.entries)))
        return next((page.with_lines({one.at: one.wrote(rest=new)}) for one, new in pairs if new), None)

    return plant


def of_description(usual: Callable[[str, str], bool], change: Callable[[str, str], str], least: float = USUAL) -> Plant:
    """Write separator and description otherwise, where nearly all of them are written alike."""

    def plant(page: Page, rng: Random) -> str | None:
        fitting = [(one, sep, text) for one, sep, text in page.described if usual(sep, text)]
        if not page.described or len(fitting) < least * len(page.described):
            return None
        one, sep, text = rng.choice(fitting)
        return page.with_lines({one.at: one.wrote(rest=change(sep, text))})

    return plant


LONG_WORD = re.compile(r"(?<![\w/.@:-])[a-z]{7,}(?![\w/.@:-])")


def misspelled(text: str, rng: Random, words: re.Pattern[str] = LONG_WORD) -> str | None:
    """A slip in a long word: a letter lost, doubled or swapped with the next."""
    places = [(m.start(), m[0]) for m in words.finditer(text)]
    if not (place := chosen(places, rng)):
        return None
    start, word = place
    at = rng.randrange(1, len(word) - 2)
    ways = [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]]
    ways.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    new = chosen([way for way in ways if way != word], rng)
    return f"{text[:start]}{new}{text[start + len(word) :]}"


COMMON = {
    "the": "teh", "and": "adn", "for": "fro", "with": "wiht", "framework": "framwork", "library": "libary",
    "development": "developement", "available": "avaliable", "learning": "learing", "language": "langauge",
    "different": "diffrent", "management": "managment", "environment": "enviroment", "performance": "perfomance",
    "database": "databse", "application": "aplication", "repository": "repositry", "tutorial": "tutorail",
}  # fmt: skip


def commonly_misspelled(text: str, rng: Random) -> str | None:
    """A slip that many make."""
    words = [m for m in re.finditer(r"(?<![\w/.-])[a-z]+(?![\w/.-])", text) if m[0] in COMMON]
    one = chosen(words, rng)
    return f"{text[: one.start()]}{COMMON[one[0]]}{text[one.end() :]}" if one else None


def doubled_word(text: str, rng: Random) -> str | None:
    """A word twice."""
    one = chosen(list(re.finditer(r"(?<= )([a-z]{2,})(?= \w)", text)), rng)
    return f"{text[: one.end()]} {one[0]}{text[one.end() :]}" if one else None


def other_case(text: str, _: Random) -> str | None:
    """A brand as its owners do not write it."""
    found = (m for name in BRANDS for m in re.finditer(rf"(?<![\w/.@-]){re.escape(name)}(?![\w/@-]|\.\w)", text))
    one = next(found, None)
    return f"{text[: one.start()]}{BRANDS[one[0]]}{text[one.end() :]}" if one else None


def put_in(pattern: str, new: str) -> Callable[[str, Random], str | None]:
    """Change one place of the text that a pattern fits."""

    def change(text: str, rng: Random) -> str | None:
        one = chosen(list(re.finditer(pattern, text)), rng)
        return text[: one.start()] + one.expand(new) + text[one.end() :] if one else None

    return change


def again(change: Callable[[Line], str], *, near: bool, described: bool = False) -> Plant:
    """Repeat an entry on the next line, or below another one that stands far away and as deep; maybe a described one.

    A page that holds several entries twice means it.
    """

    def plant(page: Page, rng: Random) -> str | None:
        fitting = [each for each in page.entries if not described or DESCRIBED.fullmatch(each.rest.rstrip())]
        if len(page.entries) < MIN_ENTRIES or page.has_twins or not fitting:
            return None
        one = rng.choice(fitting)
        depth = len(one.front) - len(one.front.lstrip())
        others = [each for each in page.entries if abs(each.at - one.at) > FAR and each.front[depth:].strip()]
        others = [each for each in others if not each.front[:depth].strip() and each.front[depth] != " "]
        other = one if near else chosen(others, rng)
        if other is None:
            return None
        new = other.front + change(one)
        return page.with_lines({other.at: f"{page.lines[other.at]}\n{new}"})

    return plant


def tracked(url: str) -> str:
    """A URL with a parameter that says where its visitors come from."""
    page, mark, anchor = url.partition("#")
    return f"{page}{'&' if '?' in page else '?'}utm_source=mail{mark}{anchor}"


def slashed(url: str) -> str:
    """A URL with a slash at its end, or without, as far as it ends in a path."""
    if set(url).intersection("?#"):
        return url
    return url[:-1] if url.endswith("/") else f"{url}/"


def other_url(*, near: bool) -> Plant:
    """Give an entry the URL of the one above, or of any other."""

    def plant(page: Page, rng: Random) -> str | None:
        entries = page.entries
        if len(entries) < MIN_ENTRIES or page.has_twins:
            return None
        at = rng.randrange(1, len(entries))
        one, other = entries[at], entries[at - 1] if near else rng.choice(entries)
        if one.url == other.url or one.name == other.name:
            return None
        return page.with_lines({one.at: one.wrote(f"[{one.name}]({other.url})")})

    return plant


def of_heading(change: Callable[[str, str], str], deep: Iterable[int] = (2, 3, 4), *, skips: int = 0) -> Plant:
    """Write a heading otherwise; if it is so much deeper, one that skips a level by that."""

    def plant(page: Page, rng: Random) -> str | None:
        found = [each for each in page.headings if len(each[1]) in deep]
        levels = {at: len(marks) for at, marks, _ in page.headings}
        before = dict(zip(levels, [1, *levels.values()], strict=False))
        if skips:
            found = [each for each in found if len(each[1]) + skips > before[each[0]] + 1]
        one = chosen(found, rng, 3)
        return page.with_lines({one[0]: change(one[1], one[2])}) if one else None

    return plant


def of_contents(change: Callable[[Page, int, Random], dict[int, str | None]]) -> Plant:
    """Change a line of the contents list."""

    def plant(page: Page, rng: Random) -> str | None:
        at = chosen(page.listed, rng, 4)
        return page.with_lines(change(page, at, rng)) if at is not None else None

    return plant


def of_row(change: Callable[[list[str], Random], str | None]) -> Plant:
    """Write a row of a table otherwise, given its cells."""

    def plant(page: Page, rng: Random) -> str | None:
        at = chosen(page.rows, rng, 5)
        if at is None:
            return None
        new = change(CELLS.split(page.lines[at].strip())[1:-1], rng)
        return page.with_lines({at: new}) if new else None

    return plant
