"""The rule book: finds and reads the pages of `rules/`.

A page says what a rule does, and its examples are the rule's tests. Fences labelled `markdown bad`,
`markdown good` and `markdown fixed` are examples; `settings=NAME` and `files=NAME` in the label
refer to a fence ```` ```toml NAME ```` or ```` ```text NAME ```` (one path a line) further up, and so does
`before=NAME` to the text that the list had before, `baseline=NAME` to the lines of a baseline, and
`answers=NAME`: a table of TOML for each URL that was asked online, with the parts of an `Answer`, and
`today`. White space that cannot be seen may be written as a sign: `␠` space, `→` tab, `␊` the line feed
at the end of its line, `␃` the end of a text that has no final line feed.

May not: run rules, change text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal, NamedTuple

from awesome_lint import rules
from awesome_lint.registry import declared, selection
from awesome_lint.resources import FOLDERS
from awesome_lint.rules import RuleId
from awesome_lint.settings import OwnRule, Settings
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.errors import AwesomeLintError
from awesome_lint.values.slotted import immutable

ExampleKind = Literal["bad", "good", "fixed"]
Fixable = Literal["safe", "unsafe", ""]

KINDS: tuple[ExampleKind, ...] = ("bad", "good", "fixed")
_EXPECTATION = late_pattern(r"line (?P<line>\d+): (?P<message>.+)\Z", re.DOTALL)
_LABEL = late_pattern(r"(?P<key>settings|files|before|answers|baseline)=(?P<name>\S+)\Z")
_SAFETY = late_pattern(r"\b(?:un)?safe\b", re.IGNORECASE)

TABLE_HEAD = """\
# Rules

<!-- Generated from the rules and their pages by .ci/write_rule_table.py; do not edit. -->

A rule that is off runs where it is selected or the [preset](../docs/settings.md#presets) has it on.

| Code | Name | What it reports | Severity | Fix | Off |
| --- | --- | --- | --- | --- | --- |
"""


class PageError(AwesomeLintError, ValueError):
    """A page is missing or not written as pages are; the message says what is wrong."""


class Expectation(NamedTuple):
    """What a bad example reports: the line, counted from 1, and the message."""

    line: int
    message: str


@immutable
class Example:
    """One example of a page; `row` is where its text begins there."""

    kind: ExampleKind
    text: str
    row: int
    expected: tuple[Expectation, ...] = ()
    settings: str = ""
    files: tuple[str, ...] = ()
    before: str | None = None
    answers: str = ""
    baseline: str = ""


@immutable
class RulePage:
    """The page of one rule. `sections` maps each `##` heading to the text below it."""

    rule: RuleId
    text: str
    title: str
    summary: str
    sections: dict[str, str]
    examples: tuple[Example, ...]

    @property
    def fixable(self) -> Fixable:
        """How far the rule's fixes may be trusted at best; empty where it has none."""
        mentioned = _SAFETY.search(self.sections.get("Fix", ""))
        is_shown = any(example.kind == "fixed" for example in self.examples) or not self.rule.package
        if mentioned is None or not is_shown:
            return ""
        return "unsafe" if mentioned[0].lower() == "unsafe" else "safe"


@cache
def book() -> Traversable:
    """The folder of pages: inside the installed package, or the repository's own.

    Raises:
        PageError: there is none.
    """
    for folder in (resources.files("awesome_lint") / each for each in FOLDERS):
        if folder.is_dir():
            return folder
    raise PageError("the rule book is missing from this installation; install awesome-lint again")


def stem(identity: RuleId) -> str:
    """The file name of a rule's page without its ending."""
    return f"{identity.code.lower()}-{identity.name}"


@cache
def page(identity: RuleId) -> RulePage:
    """Read the page of a rule.

    Raises:
        PageError: there is none, or it is not written as pages are.
    """
    is_ours = identity.package == rules.__name__
    file = (book() if is_ours else resources.files(identity.package)) / f"{stem(identity)}.md"
    if not file.is_file():
        where = f"rules/{stem(identity)}.md" if is_ours else f"{stem(identity)}.md beside its module"
        raise PageError(f"rule {identity.code} has no page; write {where}")
    return read(identity, file.read_text(encoding="utf-8"))


def page_of(identity: RuleId, settings: Settings) -> RulePage:
    """The page of a rule that these settings know.

    Raises:
        PageError: there is none.
    """
    return page(identity) if identity.package else _own_page(identity, settings.rules[identity.name])


def _own_page(identity: RuleId, rule: OwnRule) -> RulePage:
    """The page of a rule that the settings declare, made of what they say."""
    summary = declared.summary(rule)
    parts = [f"# {identity.name} ({identity.code})", summary]
    if rule.message is not None:
        parts += ["## What it says", rule.message]
    if rule.replace_with is not None:
        parts += ["## Fix", f"The unsafe fix writes `{rule.replace_with}` instead."]
    parts += ["## Settings", f"The settings declare this rule as `rules.{identity.name}`."]
    return read(identity, "\n\n".join(parts) + "\n")


def read(identity: RuleId, text: str) -> RulePage:
    """Read the text of a rule's page.

    Raises:
        PageError: it is not written as pages are.
    """
    source = Source(text)
    blocks = tree.parse(source).children
    head = next((block for block in blocks if isinstance(block, n.Heading)), None)
    first = next((block for block in blocks if isinstance(block, n.Paragraph)), None)
    if head is None or head.level != 1 or first is None:
        raise PageError(f"the page of {identity.code} needs a title and a summary")
    return RulePage(
        identity,
        text,
        source.cut(head.content_span),
        " ".join(source.cut(first.span).split()),
        dict(_sections(source, blocks)),
        tuple(_examples(source, blocks)),
    )


def _sections(source: Source, blocks: Sequence[n.Node]) -> Iterator[tuple[str, str]]:
    heads = [block for block in blocks if isinstance(block, n.Heading) and block.level == 2]  # noqa: PLR2004
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = following.start if following else len(source.text)
        yield source.cut(head.content_span), source.text[head.end : end].strip()


def _examples(source: Source, blocks: Sequence[n.Node]) -> Iterator[Example]:
    named: dict[str, str] = {}
    for index, block in enumerate(blocks):
        if not isinstance(block, n.CodeBlock):
            continue
        language, *label = block.info.split()
        row = source.position(block.start).row + 1
        if language in ("toml", "text") and len(label) == 1:
            named[label[0]] = block.content
        elif language == "markdown" and label:
            kind = next((kind for kind in KINDS if kind == label[0]), None)
            if kind is None:
                raise PageError(f"line {row - 1}: no example is called `{label[0]}`; expected bad, good or fixed")
            expected = tuple(_expectations(source, blocks[index + 1 : index + 2])) if kind == "bad" else ()
            references = {key: named[name] for key, name in _references(label[1:], named, row)}
            files = tuple(line for line in references.get("files", "").split("\n") if line)
            settings, *known = (references.get(key, "") for key in ("settings", "answers", "baseline"))
            before = references.get("before")
            yield Example(kind, visible(block.content), row, expected, settings, files, before, *known)


def _references(words: Sequence[str], named: dict[str, str], row: int) -> Iterator[tuple[str, str]]:
    for word in words:
        match = _LABEL.match(word)
        if match is None or match["name"] not in named:
            raise PageError(
                f"line {row - 1}: `{word}` names no fence above as settings, files, before, answers or baseline"
            )
        yield match["key"], match["name"]


def _expectations(source: Source, following: Sequence[n.Node]) -> Iterator[Expectation]:
    items = following[0].children if following and isinstance(following[0], n.List) else ()
    for item in items:
        written = " ".join(source.text[item.children[0].start : item.end].split())
        match = _EXPECTATION.match(written)
        if match is None:
            raise PageError(f"`{written}` is not written as `line N: message`")
        yield Expectation(int(match["line"]), match["message"])


def visible(text: str) -> str:
    """The text of an example with the signs for white space replaced by what they stand for."""
    text = text.partition("␃")[0]
    return text.replace("␠", " ").replace("→", "\t").replace("␊\n", "\n").replace("␊", "\n")


def table() -> str:
    """The text of `rules/README.md`: every rule in one line."""
    rows, on = [], selection.on_by_preset()
    for identity in rules.all_ids():
        entry, severity = page(identity), rules.import_rule(identity).severity
        summary = entry.summary.replace("|", "\\|")
        off = "" if identity in on else "off"
        link = f"[{identity.name}]({stem(identity)}.md)"
        rows.append(f"| {identity.code} | {link} | {summary} | {severity} | {entry.fixable} | {off} |\n")
    return TABLE_HEAD + "".join(rows)
