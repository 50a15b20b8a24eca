"""DOC004: the contents list is out of step with the headings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from awesome_lint.catalog import contents
from awesome_lint.catalog.contents import Contents, ContentsEntry, Target
from awesome_lint.conventions import collation
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from awesome_lint.rule import Context, Page, rearrange, rule
from awesome_lint.slips import MIN_LENGTH, Lexicon, is_slip, meant_by
from awesome_lint.source import Source, Span
from awesome_lint.syntax import anchors
from awesome_lint.syntax import nodes as n

_MIN_LISTED = 5
"""A level of which fewer headings are listed shows no intention to list all."""
_MIN_LISTED_BUT_ONE = 3
"""So many do if a single heading of the levels that are listed is missing."""
_LISTED_PER_MISSING = 8
_MIN_ORDERED = 5
_ORDERED_PER_ASTRAY = 5
_MIN_SAME = 10
_MIN_SAME_SHARE = 0.9
_PLAIN = (n.Text, n.Escape, n.Code, n.Strong, n.Emphasis)


@rule(n.Document)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the entries of contents lists that lead astray, and the headings that they forget."""
    found = contents.find(document, ctx.page.source)
    if not found:
        return
    holding = _holding(ctx.page)
    for each in found:
        judge = _Judge(ctx, document, each)
        yield from judge.astray()
        yield from judge.missing(holding)
        for run in each.runs:
            yield from judge.order(run)
        yield from judge.texts()


def _holding(page: Page) -> set[int]:
    """The places of the headings that are entries or have entries below them."""
    catalog = page.catalog
    found = {entry.span.start for entry in catalog.entries}
    for top in catalog.sections:
        for section in top.walk():
            if any(below.entries for below in section.walk()):
                found.add(section.span.start)
    return found


@dataclass
class _Judge:
    """One contents list beside the headings of its page."""

    ctx: Context
    document: n.Document
    contents: Contents

    @property
    def source(self) -> Source:
        return self.ctx.page.source

    @cached_property
    def anchors(self) -> set[str]:
        """All anchors of the page, without case."""
        named = (name for name, _ in anchors.named(self.document, self.source))
        of_headings = anchors.of_headings(self.document, self.source)
        return {each.casefold() for each in (*of_headings, *named, *anchors.ALWAYS)}

    def is_dead(self, entry: ContentsEntry) -> bool:
        return entry.target is None and entry.anchor.casefold() not in self.anchors

    # entries that lead astray

    @cached_property
    def meant(self) -> dict[int, Target]:
        """The headings that entries mean which lead elsewhere, by the ids of the entries."""
        meant = {id(entry): self._meant(entry) for entry in self.contents.entries}
        return {entry: target for entry, target in meant.items() if target is not None}

    def astray(self) -> Iterator[Diagnostic]:
        """Report the entries that lead nowhere or to another heading than they name."""
        for entry in self.contents.entries:
            meant = self.meant.get(id(entry))
            if meant is not None:
                yield self._astray(entry, meant)
            elif self.is_dead(entry):
                message = f"no heading on this page is `{entry.link.url}`; update or remove the entry"
                yield self._say(entry, message)

    def _astray(self, entry: ContentsEntry, meant: Target) -> Diagnostic:
        heading = f"the heading `{meant.text}` is `#{meant.node.slug}`"
        if meant.letters != contents.letters(entry.text) and not _is_near(entry.anchor, meant.node.slug):
            message = f"no heading on this page is called `{entry.text}`; in its place stands `{meant.text}`"
            return self._say(entry, message, self._rewrite(entry, meant))
        if entry.target is None:
            return self._say(
                entry, f"nothing on this page is called `{entry.link.url}`; {heading}", self._lead(entry, meant)
            )
        return self._say(entry, f"`{entry.link.url}` is another heading; {heading}", self._lead(entry, meant))

    def _meant(self, entry: ContentsEntry) -> Target | None:
        named = contents.letters(entry.text)
        if entry.target is not None:
            return self._named(entry, entry.target, named)
        return self._lost(entry, named) if self.is_dead(entry) else None

    def _named(self, entry: ContentsEntry, target: Target, named: str) -> Target | None:
        """The forgotten heading that an entry names by its text, while it leads to another one."""
        free, window = self.contents.forgotten.get(named, []), self.contents.window(entry)
        if free and target.letters == named:
            free = [each for each in free if each.index in window and target.index not in window and target.listed > 1]
        return free[0] if len(free) == 1 else None

    def _lost(self, entry: ContentsEntry, named: str) -> Target | None:
        """The heading that an entry with a dead anchor meant: by its text, by its place, or but for a slip."""
        forgotten, window = self.contents.forgotten, self.contents.window(entry)
        same = forgotten.get(named, [])
        same = [each for each in same if each.index in window] or same
        if len(same) == 1 or not named or named in self._listed:
            return same[0] if len(same) == 1 else None
        if self._dead_in[(id(entry.siblings), window)] == 1:
            level = self.contents.level(entry.depth)
            here = [each for at in window if not (each := self.contents.targets[at]).listed and each.level == level]
            here = [each for each in here if not each.part.is_about_the_page and each.letters not in self._texts]
            if len(here) == 1:
                return here[0]
        slip = self._near.meant_by(named)
        found = forgotten[slip] if slip else []
        return found[0] if len(found) == 1 else None

    @cached_property
    def _near(self) -> Lexicon:
        return Lexicon(self.contents.forgotten)

    @cached_property
    def _listed(self) -> set[str]:
        return {each.letters for each in self.contents.targets if each.listed}

    @cached_property
    def _texts(self) -> set[str]:
        return {contents.letters(each.text) for each in self.contents.entries}

    @cached_property
    def _dead_in(self) -> Counter[tuple[int, range]]:
        """How many entries with dead anchors stand between the same two others."""
        dead = (each for each in self.contents.entries if self.is_dead(each))
        return Counter((id(each.siblings), self.contents.window(each)) for each in dead)

    # headings that are missing

    def missing(self, holding: set[int]) -> Iterator[Diagnostic]:
        """Report the few headings of a level that are not listed while the others are."""
        listed = Counter(each.level for each in self.contents.within if each.listed)
        renamed = {each.index for each in self.meant.values()}
        unlisted = {
            level: [each for each in found if each.index not in renamed] for level, found in self._unlisted().items()
        }
        is_only = sum(len(lost) for level, lost in unlisted.items() if listed[level]) == 1
        for level, lost in sorted(unlisted.items()):
            few = max(listed[level] // _LISTED_PER_MISSING, 1)
            if listed[level] >= (_MIN_LISTED_BUT_ONE if is_only else _MIN_LISTED) and len(lost) <= few:
                yield from (self._missing(each) for each in lost if each.node.start in holding and each.text)

    def _unlisted(self) -> dict[int, list[Target]]:
        """The headings by level that stand among listed ones in listed sections, and are not listed."""
        within = self.contents.within
        last = max((each.index for each in within if each.listed), default=-1)
        parents = {id(parent) for each, parent in _with_parents(within) if each.listed}
        found: defaultdict[int, list[Target]] = defaultdict(list)
        for each, parent in _with_parents(within):
            is_expected = parent is None or parent.listed or id(parent) in parents
            if is_expected and not each.listed and each.index < last and not each.part.is_about_the_page:
                found[each.level].append(each)
        return found

    def _missing(self, target: Target) -> Diagnostic:
        before, after = self._neighbors(target)
        place = f"after `{before.text}`" if before else f"before `{after.text}`" if after else ""
        message = f"the heading `{target.text}` is missing from the contents" + (f"; list it {place}" if place else "")
        return self.ctx.diagnostic(target.node.content_span, message, self._insert(target, before, after))

    @cached_property
    def _entries(self) -> dict[int, ContentsEntry]:
        """The entries by the indexes of their headings, or of those that they mean."""
        led = ((self.meant.get(id(entry), entry.target), entry) for entry in self.contents.entries)
        return {target.index: entry for target, entry in led if target}

    def _neighbors(self, target: Target) -> tuple[ContentsEntry | None, ContentsEntry | None]:
        """The entries of the headings of the same level before and after a heading, in the same section."""

        def near(targets: Sequence[Target]) -> ContentsEntry | None:
            for each in targets:
                if each.level < target.level:
                    return None
                if each.level == target.level and each.index in self._entries:
                    return self._entries[each.index]
            return None

        return near(self.contents.targets[target.index - 1 :: -1] if target.index else ()), near(
            self.contents.targets[target.index + 1 :]
        )

    def _insert(self, target: Target, before: ContentsEntry | None, after: ContentsEntry | None) -> Fix | None:
        sibling, label = before or after, self._label(target)
        if sibling is None or label is None or not sibling.is_plain:
            return None
        item, source = sibling.item, self.source
        line = source.line_span(source.line_at(item.start))
        marker = source.text[line.start : item.children[0].start]
        written = f"{marker}[{label}]({self._url(sibling, target)})"
        gap = "\n" if sibling.siblings.tight else "\n\n"
        at = source.line_span(source.line_at(item.end - 1)).end if before else line.start
        edit = Edit(at, at, gap + written if before else written + gap)
        return Fix((edit,), Applicability.SAFE, "list the heading")

    # order and texts

    def order(self, run: Sequence[ContentsEntry]) -> Iterator[Diagnostic]:
        """Report the entries of one list that stand in another order than their headings, if they are few."""
        led = [self.meant.get(id(each), each.target) for each in run]
        keys = [each.index for each in led if each]
        if len(keys) != len(run) or len(set(keys)) != len(keys) or len(keys) < _MIN_ORDERED:
            return
        staying = collation.ordered_run([((0, key, ""),) for key in keys])
        if not 0 < len(keys) - len(staying) <= max(1, len(keys) // _ORDERED_PER_ASTRAY):
            return
        names = [collation.ignoring_case(each.text) for each in run]
        if names == sorted(names):
            yield from self._misplaced([each for each in led if each], staying)
            return
        wanted = [run[at] for at in sorted(range(len(run)), key=lambda at: keys[at])]
        fix = None
        if len(run) == len(run[0].siblings.children) and not run[0].siblings.ordered:
            slots, items = [each.item.span for each in run], [each.item.span for each in wanted]
            fix = rearrange(
                self.source, slots, items, Applicability.SAFE, "put the contents in the order of the headings"
            )
        for index, each in enumerate(run):
            if index not in staying:
                at = wanted.index(each)
                place = f"after `{wanted[at - 1].text}`" if at else f"before `{wanted[1].text}`"
                yield self._say(each, f"`{each.text}` is out of the order of the headings; expected {place}", fix)

    def _misplaced(self, led: Sequence[Target], staying: set[int]) -> Iterator[Diagnostic]:
        """The headings that contents in alphabetical order show to stand astray; the contents are right."""
        for index, each in enumerate(led):
            if index not in staying:
                place = f"after `{led[index - 1].text}`" if index else f"before `{led[1].text}`"
                message = f"the heading `{each.text}` is out of the alphabetical order of the contents; move it {place}"
                yield self.ctx.diagnostic(each.node.content_span, message)

    def texts(self) -> Iterator[Diagnostic]:
        """Report the few entries whose text is that of their heading but for a slip."""
        led = [(each, each.target) for each in self.contents.entries if each.target and id(each) not in self.meant]
        same = sum(contents.letters(each.text) == target.letters for each, target in led)
        if same < max(_MIN_SAME, len(led) * _MIN_SAME_SHARE):
            return
        for each, target in led:
            if meant_by(contents.letters(each.text), [target.letters]):
                message = f"the contents say `{each.text}` where the heading says `{target.text}`"
                yield self._say(each, message, self._rewrite(each, target, Applicability.UNSAFE))

    # fixes

    def _say(self, entry: ContentsEntry, message: str, fix: Fix | None = None) -> Diagnostic:
        return self.ctx.diagnostic(entry.link.span, message, fix)

    def _lead(self, entry: ContentsEntry, target: Target) -> Fix:
        url = self._url(entry, target)
        is_sure = contents.letters(entry.text) == target.letters  # else the heading may be what is misspelled
        applicability = Applicability.SAFE if is_sure else Applicability.UNSAFE
        return Fix((Edit(*entry.link.url_span, url),), applicability, f"replace with `{url}`")

    def _rewrite(
        self, entry: ContentsEntry, target: Target, applicability: Applicability = Applicability.SAFE
    ) -> Fix | None:
        """Let an entry name its heading and lead to it."""
        label = self._label(target)
        if (
            label is None
            or not entry.link.children
            or not all(isinstance(each, _PLAIN) for each in entry.link.children)
        ):
            return None
        span = Span(entry.link.children[0].start, entry.link.children[-1].end)
        lead = () if entry.target else (Edit(*entry.link.url_span, self._url(entry, target)),)
        edits = (Edit(*span, label), *lead)
        return Fix(edits, applicability, "write what the heading says")

    def _url(self, entry: ContentsEntry, target: Target) -> str:
        """The anchor of a heading, percent-encoded where that of the entry is."""
        anchor = self.contents.anchor(target)
        return f"#{quote(anchor) if '%' in entry.link.url else anchor}"

    def _label(self, target: Target) -> str | None:
        """The text of an entry for a heading; None where it would not be plain."""
        children = target.node.children
        if not children or not all(isinstance(each, _PLAIN) for each in children):
            return None
        label = " ".join(self.source.cut(target.node.content_span).split())
        return label if label.count("[") == label.count("]") == 0 else None


def _with_parents(targets: Sequence[Target]) -> Iterator[tuple[Target, Target | None]]:
    """Headings, each with the one that it stands below."""
    above: list[Target] = []
    for each in targets:
        while above and above[-1].level >= each.level:
            above.pop()
        yield each, above[-1] if above else None
        above.append(each)


def _is_near(anchor: str, slug: str) -> bool:
    """Whether an anchor that leads nowhere is that of a heading but for a slip or a word at one end."""
    if len(slug) < MIN_LENGTH:
        return False
    return is_slip(anchor, slug) or anchor.startswith(slug) or anchor.endswith(slug)
